using System.Numerics;
using Rung.Tensors.Layers;

namespace Rung.Tensors.Training;

/// <summary>
/// AdamW (Loshchilov and Hutter): moving means of the gradient and of its square, both without their bias, and weight decay
/// beside them. Its state is two numbers for each that is trained.
/// </summary>
internal sealed class AdamW
{
    private readonly List<(Parameter Parameter, float[] First, float[] Second)> _states;
    private readonly TrainingOptions _options;

    public AdamW(IEnumerable<Parameter> parameters, TrainingOptions options)
    {
        _options = options;
        _states = [.. parameters.Select(parameter => (parameter, new float[parameter.Values.Length], new float[parameter.Values.Length]))];
    }

    public IEnumerable<(Parameter Parameter, float[] First, float[] Second)> States => _states;

    /// <summary>The length of all gradients as one vector; summed in double, in one order.</summary>
    public double GradientNorm()
    {
        var sum = 0.0;
        foreach (var (parameter, _, _) in _states)
        {
            foreach (var value in parameter.Gradient!)
            {
                sum += (double)value * value;
            }
        }

        return Math.Sqrt(sum);
    }

    /// <summary>Changes the parameters and clears their gradients.</summary>
    /// <param name="step">From 1 on: how many steps there were with this one.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="gradientScale">What the gradients are multiplied by first: the clipping.</param>
    public void Step(int step, double rate, double gradientScale)
    {
        var (first, second) = (1 - Math.Pow(_options.Beta1, step), 1 - Math.Pow(_options.Beta2, step));
        foreach (var (parameter, means, squares) in _states)
        {
            var decay = parameter.Decays ? (float)(1 - (rate * _options.WeightDecay)) : 1;
            Step(parameter, means, squares, (float)(rate / first), (float)(1 / Math.Sqrt(second)), decay, (float)gradientScale);
        }
    }

    public void ClearGradients() => _states.ForEach(state => Array.Clear(state.Parameter.Gradient!));

    private void Step(Parameter parameter, float[] means, float[] squares, float rate, float unbias, float decay, float scale)
    {
        var (values, gradient) = (parameter.Values, parameter.Gradient!);
        var (beta1, beta2, epsilon) = (_options.Beta1, _options.Beta2, _options.Epsilon);
        var whole = values.Length - (values.Length % Vector<float>.Count);
        for (var i = 0; i < whole; i += Vector<float>.Count)
        {
            // Number by number what the loop below does, so that the bytes hang on no width of vectors.
            var slope = new Vector<float>(gradient, i) * scale;
            var mean = (beta1 * new Vector<float>(means, i)) + ((1 - beta1) * slope);
            var square = (beta2 * new Vector<float>(squares, i)) + ((1 - beta2) * slope * slope);
            var change = rate * mean / ((Vector.SquareRoot(square) * unbias) + new Vector<float>(epsilon));
            mean.CopyTo(means, i);
            square.CopyTo(squares, i);
            ((new Vector<float>(values, i) * decay) - change).CopyTo(values, i);
        }

        for (var i = whole; i < values.Length; i++)
        {
            var slope = gradient[i] * scale;
            means[i] = (beta1 * means[i]) + ((1 - beta1) * slope);
            squares[i] = (beta2 * squares[i]) + ((1 - beta2) * slope * slope);
            values[i] = (values[i] * decay) - (rate * means[i] / ((MathF.Sqrt(squares[i]) * unbias) + epsilon));
        }

        Array.Clear(gradient);
    }
}
