using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Adapters;

/// <summary>
/// A linear map of query embeddings towards the embeddings of the passages that answer them. The passages stay as they
/// are: nothing has to be indexed again. Safe for concurrent calls.
/// </summary>
public sealed class QueryAdapter
{
    private readonly float[] _matrix;

    internal QueryAdapter(float[] matrix, int dimensions)
    {
        _matrix = matrix;
        Dimensions = dimensions;
    }

    /// <summary>The length of the embeddings.</summary>
    public int Dimensions { get; }

    /// <summary>The adapter that changes nothing.</summary>
    public static QueryAdapter Identity(int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        var matrix = new float[dimensions * dimensions];
        for (var i = 0; i < dimensions; i++)
        {
            matrix[(i * dimensions) + i] = 1;
        }

        return new(matrix, dimensions);
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="AdapterFormatException">These bytes are no adapter, or not a whole one.</exception>
    public static QueryAdapter FromBytes(ReadOnlySpan<byte> bytes) => AdapterFormat.Read(bytes);

    /// <summary>Reads an adapter that was saved.</summary>
    /// <exception cref="LearntFileException">The file is gone, damaged, or none; it is named.</exception>
    public static QueryAdapter Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return FromBytes(LearntFile.ReadWhole(path));
        }
        catch (AdapterFormatException wrong)
        {
            throw new LearntFileException(path, "it is no query adapter, or damaged or cut off", wrong);
        }
    }

    /// <summary>Writes the adapter to a file, in one step where there was one.</summary>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        LearntFile.WriteWhole(path, ToBytes());
    }

    /// <summary>The map of a query's embedding, brought to length 1; zero stays zero.</summary>
    public float[] Apply(ReadOnlySpan<float> query)
    {
        if (query.Length != Dimensions)
        {
            throw new ArgumentException($"The adapter maps {Dimensions} dimensions, not {query.Length}.", nameof(query));
        }

        var mapped = new float[Dimensions];
        for (var row = 0; row < Dimensions; row++)
        {
            mapped[row] = TensorPrimitives.Dot(_matrix.AsSpan(row * Dimensions, Dimensions), query);
        }

        if (TensorPrimitives.Norm<float>(mapped) is > 0 and var length)
        {
            TensorPrimitives.Divide(mapped, length, mapped);
        }

        return mapped;
    }

    /// <summary>The adapter for a file: little-endian, with a checksum; 4 bytes for each cell of the matrix.</summary>
    public byte[] ToBytes() => AdapterFormat.Write(Dimensions, MemoryMarshal.AsBytes(_matrix));
}
