using System.Numerics.Tensors;

namespace Rung.Retrieval.Vectors.Kernels;

/// <summary>Makes small integers of a vector: its components over a 127th of the largest.</summary>
internal static class Quantizer
{
    private const float Most = 127f;

    /// <summary>Numbers from −127 to 127, and what to multiply them with to have the vector again, nearly.</summary>
    public static float Quantize(ReadOnlySpan<float> vector, Span<sbyte> quantized)
    {
        var scale = Math.Abs(TensorPrimitives.MaxMagnitude(vector)) / Most;
        if (scale == 0)
        {
            quantized[..vector.Length].Clear();
            return 0;
        }

        Span<float> part = stackalloc float[256];
        for (var start = 0; start < vector.Length; start += part.Length)
        {
            var count = Math.Min(part.Length, vector.Length - start);
            var scaled = part[..count];
            TensorPrimitives.Divide(vector.Slice(start, count), scale, scaled);
            TensorPrimitives.Round(scaled, scaled);
            TensorPrimitives.Clamp(scaled, -Most, Most, scaled);
            TensorPrimitives.ConvertTruncating(scaled, quantized.Slice(start, count));
        }

        return scale;
    }
}
