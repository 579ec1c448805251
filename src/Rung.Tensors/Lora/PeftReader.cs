using Rung.Tensors.Checkpoints;
using Rung.Tensors.Layers;
using Rung.Tensors.Models;

namespace Rung.Tensors.Lora;

/// <summary>Reads an adapter in PEFT's format for a model in memory. Every tensor must find its layer.</summary>
internal static class PeftReader
{
    public static (LoraOptions Options, List<(Linear Linear, LowRank Update)> Updates, HeadValues? Head) Read(Network model, string folder)
    {
        var options = PeftConfig.Read(Path.Combine(folder, PeftNames.Config));
        var path = Path.Combine(folder, PeftNames.Weights);
        using var weights = Checkpoint.Open(path);
        var updates = new List<(Linear, LowRank)>();
        foreach (var linear in model.Linears.Where(linear => weights.Contains(PeftNames.A(linear.Name))))
        {
            var a = weights.Read(PeftNames.A(linear.Name), options.Rank, linear.Inputs);
            var b = weights.Read(PeftNames.B(linear.Name), linear.Outputs, options.Rank);
            updates.Add((linear, PeftNames.Update(linear, a, b, options, (ulong)updates.Count)));
        }

        var head = HeadOf(model, folder, weights);
        var read = updates.SelectMany(update => new[] { update.Item2.A.Name, update.Item2.B.Name }).Concat(head?.Names ?? []).ToHashSet(StringComparer.Ordinal);
        var strange = weights.Names.FirstOrDefault(name => !read.Contains(name));
        return strange is null && updates.Count > 0
            ? (options, updates, head)
            : throw new CheckpointException(path, $"It holds '{strange ?? "nothing"}', for which the model has no layer. It was made for another model.");
    }

    private static HeadValues? HeadOf(Network model, string folder, Checkpoint weights)
    {
        var modules = PeftConfig.SavedModules(Path.Combine(folder, PeftNames.Config));
        if (modules.Count == 0)
        {
            return null;
        }

        var head = HeadValues.Of(model)
            ?? throw new LoraException($"'{folder}' has a head for labels ({string.Join(", ", modules)}), and the model has none. Load the model with as many labels.");
        return modules.Order(StringComparer.Ordinal).SequenceEqual(head.Modules)
            ? head.Read(weights)
            : throw new LoraException($"'{folder}' has {string.Join(", ", modules)} saved whole; of this model {string.Join(", ", head.Modules)} can be.");
    }
}
