using Rung.Tensors.Checkpoints;
using Rung.Tensors.Layers;
using Rung.Tensors.Models;

namespace Rung.Tensors.Lora;

/// <summary>Reads an adapter in PEFT's format for a model in memory. Every tensor must find its layer.</summary>
internal static class PeftReader
{
    public static (LoraOptions Options, List<(Linear Linear, LowRank Update)> Updates) Read(Network model, string folder)
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

        var read = updates.SelectMany(update => new[] { update.Item2.A.Name, update.Item2.B.Name }).ToHashSet(StringComparer.Ordinal);
        var strange = weights.Names.FirstOrDefault(name => !read.Contains(name));
        return strange is null && updates.Count > 0
            ? (options, updates)
            : throw new CheckpointException(path, $"It holds '{strange ?? "nothing"}', for which the model has no layer. It was made for another model.");
    }
}
