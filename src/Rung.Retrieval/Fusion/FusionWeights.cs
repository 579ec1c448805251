using System.Collections.Immutable;
using System.Globalization;

namespace Rung.Retrieval.Fusion;

/// <summary>How much each retriever counts: none below 0, their sum 1.</summary>
public sealed class FusionWeights
{
    private FusionWeights(ImmutableArray<double> values) => Values = values;

    /// <summary>In the order of the retrievers.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>The same weight for each of so many retrievers.</summary>
    public static FusionWeights Equal(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new([.. Enumerable.Repeat(1.0 / count, count)]);
    }

    /// <summary>Weights in proportion to these numbers: none below 0, at least one above.</summary>
    public static FusionWeights Of(IReadOnlyCollection<double> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var sum = parts.Sum();
        return parts.All(part => part >= 0) && sum is > 0 and < double.PositiveInfinity
            ? new([.. parts.Select(part => part / sum)])
            : throw new ArgumentException("Weights are numbers of at least 0, and one must be above 0.", nameof(parts));
    }

    /// <summary>Reads weights that were saved.</summary>
    /// <exception cref="Segments.LearntFileException">The file is gone, damaged, or of another version; it is named.</exception>
    public static FusionWeights Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return WeightsFile.Read(path);
    }

    /// <summary>Writes the weights to a file, in one step where there was one.</summary>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        WeightsFile.Write(this, path);
    }

    public override string ToString() =>
        string.Join('/', Values.Select(value => value.ToString("0.##", CultureInfo.InvariantCulture)));

    /// <summary>Weights as they were, to the last bit.</summary>
    internal static FusionWeights Kept(double[] values) => new([.. values]);

    internal void CheckCount(int rankings)
    {
        if (rankings != Values.Length)
        {
            throw new ArgumentException($"{Values.Length} weights cannot weigh {rankings} rankings.", nameof(rankings));
        }
    }
}
