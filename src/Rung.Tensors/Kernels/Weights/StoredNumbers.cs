using System.Numerics.Tensors;

namespace Rung.Tensors.Kernels.Weights;

/// <summary>Numbers as checkpoints hold them, in floats.</summary>
internal static unsafe class StoredNumbers
{
    /// <param name="stored">Where they begin.</param>
    /// <param name="from">The first to read.</param>
    /// <param name="type">What they are.</param>
    /// <param name="values">As many as are read.</param>
    public static void Read(byte* stored, long from, StoredType type, Span<float> values)
    {
        switch (type)
        {
            case StoredType.Float32:
                new ReadOnlySpan<float>((float*)stored + from, values.Length).CopyTo(values);
                break;
            case StoredType.Float16:
                TensorPrimitives.ConvertToSingle(new ReadOnlySpan<Half>((Half*)stored + from, values.Length), values);
                break;
            default:
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = BFloat16Codec.ToSingle(((ushort*)stored)[from + i]);
                }

                break;
        }
    }
}
