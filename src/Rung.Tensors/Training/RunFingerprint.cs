using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Rung.Tensors.Training;

/// <summary>A name for all that decides a run's outcome; a checkpoint of another run is never taken for one of this.</summary>
internal static class RunFingerprint
{
    public static string Of(TrainingOptions options, IEnumerable<string> parameters, IEnumerable<string> examples)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // Where checkpoints lie, how often, and what is kept or computed again decide nothing.
        var deciding = options with { CheckpointFolder = null, StepsBetweenCheckpoints = 1, RecomputesActivations = false };
        foreach (var text in parameters.Concat(examples).Prepend(Convert.ToString(deciding, CultureInfo.InvariantCulture)!))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            hash.AppendData([0]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
