using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Rung.Tensors.Checkpoints;

/// <summary>A tensor to be written.</summary>
/// <param name="Name">The name, unique in its file.</param>
/// <param name="ElementType">How an element is stored.</param>
/// <param name="Shape">The extents, outermost first.</param>
/// <param name="Bytes">Gives its bytes, little-endian; called once, when they are written.</param>
public sealed record TensorContent(string Name, ElementType ElementType, ImmutableArray<long> Shape, Func<ReadOnlyMemory<byte>> Bytes)
{
    /// <summary>Floats as they are.</summary>
    public static TensorContent Of(string name, ReadOnlyMemory<float> values, params ReadOnlySpan<long> shape) =>
        new(name, ElementType.Float32, [.. shape], () => MemoryMarshal.AsBytes(values.Span).ToArray());

    /// <summary>Floats rounded to BF16: half the size.</summary>
    public static TensorContent Rounded(string name, ReadOnlyMemory<float> values, params ReadOnlySpan<long> shape) =>
        new(name, ElementType.BFloat16, [.. shape], () => ToBFloat16(values.Span));

    private static ReadOnlyMemory<byte> ToBFloat16(ReadOnlySpan<float> values)
    {
        var result = new ushort[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            result[i] = ElementTypes.ToBFloat16(values[i]);
        }

        return MemoryMarshal.AsBytes(result.AsSpan()).ToArray();
    }
}
