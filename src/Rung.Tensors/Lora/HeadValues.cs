using Rung.Tensors.Checkpoints;
using Rung.Tensors.Layers;
using Rung.Tensors.Models;

namespace Rung.Tensors.Lora;

/// <summary>The values of an encoder's head for labels, which is trained and saved as a whole beside an adapter (modules_to_save).</summary>
internal sealed class HeadValues
{
    private const string Prefix = "base_model.model.";

    private readonly List<(Linear Linear, float[] Weight, float[] Bias)> _layers;

    private HeadValues(List<(Linear Linear, float[] Weight, float[] Bias)> layers) => _layers = layers;

    /// <summary>What PEFT calls the modules: the names' last parts but those of the layers inside.</summary>
    public IEnumerable<string> Modules =>
        _layers.Select(layer => layer.Linear.Name.Contains("pooler", StringComparison.Ordinal) ? "pooler" : "classifier").Distinct().Order(StringComparer.Ordinal);

    public IEnumerable<TensorContent> Tensors => _layers.SelectMany(layer => new[]
    {
        TensorContent.Of($"{Prefix}{layer.Linear.Name}.weight", layer.Weight, layer.Linear.Outputs, layer.Linear.Inputs),
        TensorContent.Of($"{Prefix}{layer.Linear.Name}.bias", layer.Bias, layer.Linear.Outputs),
    });

    public IEnumerable<string> Names => _layers.SelectMany(layer => new[] { $"{Prefix}{layer.Linear.Name}.weight", $"{Prefix}{layer.Linear.Name}.bias" });

    /// <summary>As they are now; nothing where the model has no head.</summary>
    public static HeadValues? Of(Network model) => (model as TextEncoder)?.Head is not { } head ? null : new HeadValues(
    [
        .. head.Linears.Select(linear =>
        {
            var weight = new float[linear.Outputs * linear.Inputs];
            linear.Weight.Unpack(weight);
            return (linear, weight, (float[])linear.Bias!.Values.Clone());
        }),
    ]);

    /// <summary>Those of an adapter's file.</summary>
    public HeadValues Read(Checkpoint file) => new(
    [
        .. _layers.Select(layer => (
            layer.Linear,
            file.Read($"{Prefix}{layer.Linear.Name}.weight", layer.Linear.Outputs, layer.Linear.Inputs),
            file.Read($"{Prefix}{layer.Linear.Name}.bias", layer.Linear.Outputs))),
    ]);

    /// <summary>Puts them into the model.</summary>
    public void Apply(Network model)
    {
        foreach (var (linear, weight, bias) in _layers)
        {
            linear.Weight.Replace(model.Workers, weight);
            bias.CopyTo(linear.Bias!.Values, 0);
            if (linear.TrainedWeight is { } trained)
            {
                weight.CopyTo(trained.Values, 0);
            }
        }
    }
}
