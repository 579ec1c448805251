namespace Rung.Retrieval.Adapters.Learning;

/// <summary>
/// Weights that AdamW moves: Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019, with the usual
/// β₁ = 0.9, β₂ = 0.999, ε = 1e−8.
/// </summary>
internal sealed class AdamWeights(float[] values)
{
    private const double Rate = 1e-3;
    private const double Decay = 0.05;
    private const double FirstMemory = 0.9;
    private const double SecondMemory = 0.999;
    private const double Epsilon = 1e-8;

    private readonly float[] _first = new float[values.Length];
    private readonly float[] _second = new float[values.Length];
    private int _steps;

    public float[] Values { get; } = values;

    public float[] Slopes { get; } = new float[values.Length];

    /// <summary>One step against the slopes, which become 0.</summary>
    public void Step()
    {
        _steps++;
        var firstScale = 1 / (1 - Math.Pow(FirstMemory, _steps));
        var secondScale = 1 / (1 - Math.Pow(SecondMemory, _steps));
        for (var i = 0; i < Values.Length; i++)
        {
            var slope = Slopes[i];
            _first[i] = (float)((FirstMemory * _first[i]) + ((1 - FirstMemory) * slope));
            _second[i] = (float)((SecondMemory * _second[i]) + ((1 - SecondMemory) * slope * slope));
            var move = _first[i] * firstScale / (Math.Sqrt(_second[i] * secondScale) + Epsilon);
            Values[i] -= (float)(Rate * (move + (Decay * Values[i])));
            Slopes[i] = 0;
        }
    }
}
