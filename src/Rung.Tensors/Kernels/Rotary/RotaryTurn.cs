using System.Numerics;
using Rung.Tensors.Kernels.Products;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Rotary;

internal readonly unsafe struct RotaryTurn(
    float* x,
    int heads,
    int headSize,
    int* positions,
    int tokens,
    float* cosines,
    float* sines,
    int pairs,
    RotaryLayout layout,
    float direction) : IWork
{
    private const int FloatsPerItem = 1 << 14;

    public int Items => ProductPlan.DivideUp(tokens, TokensPerItem);

    public int ScratchLength => 0;

    private int TokensPerItem => Math.Max(FloatsPerItem / (heads * headSize), 1);

    public void Do(int item, float* scratch)
    {
        var first = item * TokensPerItem;
        for (var token = first; token < Math.Min(first + TokensPerItem, tokens); token++)
        {
            var row = (nint)positions[token] * pairs;
            for (var head = 0; head < heads; head++)
            {
                var values = x + ((((nint)token * heads) + head) * headSize);
                if (layout == RotaryLayout.Halves)
                {
                    TurnHalves(values, cosines + row, sines + row);
                }
                else
                {
                    TurnNeighbours(values, cosines + row, sines + row);
                }
            }
        }
    }

    private void TurnHalves(float* values, float* cosine, float* sine)
    {
        var other = values + pairs;
        var i = 0;
        for (; i + Vector<float>.Count <= pairs; i += Vector<float>.Count)
        {
            var (a, b) = (Vector.Load(values + i), Vector.Load(other + i));
            var (c, s) = (Vector.Load(cosine + i), Vector.Load(sine + i) * direction);
            ((a * c) - (b * s)).Store(values + i);
            ((b * c) + (a * s)).Store(other + i);
        }

        for (; i < pairs; i++)
        {
            var (a, b) = (values[i], other[i]);
            values[i] = (a * cosine[i]) - (b * sine[i] * direction);
            other[i] = (b * cosine[i]) + (a * sine[i] * direction);
        }
    }

    private void TurnNeighbours(float* values, float* cosine, float* sine)
    {
        for (var i = 0; i < pairs; i++)
        {
            var (a, b) = (values[2 * i], values[(2 * i) + 1]);
            values[2 * i] = (a * cosine[i]) - (b * sine[i] * direction);
            values[(2 * i) + 1] = (b * cosine[i]) + (a * sine[i] * direction);
        }
    }
}
