using Rung.Tensors.Kernels.Weights;

namespace Rung.Tensors.Studies.Kernels;

/// <summary>
/// The loop that one writes first: weights row by row in their format, one multiplied after the other, on one thread. The
/// compiler makes no SIMD of it.
/// </summary>
internal sealed class PlainWeights
{
    private readonly int _inputs;
    private readonly WeightFormat _format;
    private readonly float[] _floats = [];
    private readonly ushort[] _halves = [];
    private readonly sbyte[] _bytes = [];

    public PlainWeights(float[] values, int inputs, WeightFormat format)
    {
        _inputs = inputs;
        _format = format;
        switch (format)
        {
            case WeightFormat.Float32:
                _floats = values;
                break;
            case WeightFormat.BFloat16:
                _halves = Array.ConvertAll(values, BFloat16Codec.FromSingle);
                break;
            case WeightFormat.Float16:
                _halves = Array.ConvertAll(values, value => BitConverter.HalfToUInt16Bits((Half)value));
                break;
            case WeightFormat.Int8:
                _bytes = Array.ConvertAll(values, value => (sbyte)MathF.Round(value * 254));
                break;
            default:
                _bytes = Array.ConvertAll(values, value => (sbyte)Nf4Codes.Nearest(value * 2));
                break;
        }
    }

    public void Multiply(float[] x, float[] y)
    {
        for (var output = 0; output < y.Length; output++)
        {
            var sum = 0f;
            var row = output * _inputs;
            for (var k = 0; k < _inputs; k++)
            {
                sum += x[k] * Weight(row + k);
            }

            y[output] = sum;
        }
    }

    private float Weight(int i) => _format switch
    {
        WeightFormat.Float32 => _floats[i],
        WeightFormat.BFloat16 => BFloat16Codec.ToSingle(_halves[i]),
        WeightFormat.Float16 => (float)BitConverter.UInt16BitsToHalf(_halves[i]),
        WeightFormat.Int8 => _bytes[i],
        _ => Nf4Codes.Values[_bytes[i]],
    };
}
