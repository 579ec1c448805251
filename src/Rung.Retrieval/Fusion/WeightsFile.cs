using System.Buffers.Binary;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Fusion;

/// <summary>Weights in a file: float64 each, little-endian.</summary>
internal static class WeightsFile
{
    private static readonly FileKind Kind = FileKind.Of("FUSE", version: 1);

    public static void Write(FusionWeights weights, string path)
    {
        var content = new byte[weights.Values.Length * sizeof(double)];
        foreach (var (i, weight) in weights.Values.Index())
        {
            BinaryPrimitives.WriteDoubleLittleEndian(content.AsSpan(i * sizeof(double)), weight);
        }

        LearntFile.Write(path, Kind, content);
    }

    /// <exception cref="LearntFileException">It cannot be used.</exception>
    public static FusionWeights Read(string path)
    {
        var content = LearntFile.Read(path, Kind).Span;
        var values = new double[content.Length / sizeof(double)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(content[(i * sizeof(double))..]);
        }

        var isSound = content.Length % sizeof(double) == 0 && values.All(value => value is >= 0 and <= 1) && Math.Abs(values.Sum() - 1) < 1e-9;
        return isSound ? FusionWeights.Kept(values) : throw new LearntFileException(path, "it holds no weights that add up to 1");
    }
}
