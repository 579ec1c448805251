using Rung.Tensors.Layers;
using Rung.Tensors.Training;

namespace Rung.Tensors.Tests.Training;

/// <summary>A loss whose every property is known: half the squared distance to the example's own point.</summary>
internal sealed class Bowl(Parameter parameter, float[][] points) : IObjective
{
    public int Broken { get; init; } = -1;

    public int UnitsOf(int example) => 1;

    public int TokensOf(int example) => 1;

    public double Learn(ReadOnlySpan<int> examples, double scale, CountedRandom dropout)
    {
        var sum = 0.0;
        foreach (var example in examples)
        {
            for (var i = 0; i < parameter.Values.Length; i++)
            {
                var distance = parameter.Values[i] - points[example][i];
                parameter.Gradient![i] += (float)(scale * distance * (example == Broken ? double.NaN : 1));
                sum += 0.5 * distance * distance;
            }
        }

        return sum;
    }

    public double Measure(ReadOnlySpan<int> examples)
    {
        var sum = 0.0;
        foreach (var example in examples)
        {
            sum += parameter.Values.Zip(points[example], (value, point) => 0.5 * (value - point) * (value - point)).Sum();
        }

        return sum;
    }

    public void Update()
    {
    }
}
