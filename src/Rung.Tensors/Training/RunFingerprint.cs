using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Rung.Tensors.Layers;
using Rung.Tensors.Lora;

namespace Rung.Tensors.Training;

/// <summary>A name for all that decides a run's outcome; a checkpoint of another run is never taken for one of this.</summary>
internal static class RunFingerprint
{
    public static string Of(TrainingOptions options, IEnumerable<Parameter> parameters, LoraOptions? adapter, IEnumerable<string> examples)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // Where checkpoints lie, how often, and what is kept or computed again decide nothing; nor does the clock.
        var deciding = options with
        {
            CheckpointFolder = null,
            StepsBetweenCheckpoints = 1,
            RecomputesActivations = false,
            Metric = null,
            OperationsPerSecond = null,
            MemoryLimit = null,
            Time = TimeProvider.System,
        };
        var metric = options.Metric is { } chosen ? string.Create(CultureInfo.InvariantCulture, $"{chosen.Name} {chosen.IsHigherBetter} {chosen.StepsBetween}") : "";
        var kind = adapter is null ? "whole" : string.Create(CultureInfo.InvariantCulture, $"{adapter.Dropout} {adapter.Scale}");
        foreach (var text in parameters.Select(Described).Concat(examples).Prepend(Convert.ToString(deciding, CultureInfo.InvariantCulture)!).Append(metric).Append(kind))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            hash.AppendData([0]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Described(Parameter parameter) => $"{parameter.Name} {string.Join('×', parameter.Shape)}";
}
