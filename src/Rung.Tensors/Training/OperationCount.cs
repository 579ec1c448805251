using Rung.Tensors.Checkpoints;

namespace Rung.Tensors.Training;

/// <summary>Floating-point operations of a training. A product costs two operations a weight.</summary>
internal sealed class OperationCount(ModelConfig config, ForecastOptions options, long body, long table, long trained)
{
    private readonly bool _isWhole = options.Adapter is null;

    /// <summary>Forward and back to the input, and forward once more where activations are not kept.</summary>
    private readonly double _passes = options.Training.RecomputesActivations ? 3 : 2;

    // An encoder has no head over the vocabulary.
    private readonly double _head = config.Family == ModelFamily.Bert ? 0 : 2.0 * table;

    public double Total => (options.Epochs * Train) + (options.DevMeasurements * Dev);

    private double Train =>
        (options.TrainTokens * (PerToken + Attention(forwards: 1 + 2.5 + (_passes - 2))))
        + (options.LearntTokens * _head * (_isWhole ? 3 : 2));

    private double Dev => options.DevTokens * ((2.0 * body) + Attention(forwards: 1) + _head);

    /// <summary>To the weights too, where those are trained.</summary>
    private double PerToken => (2.0 * body * (_passes + (_isWhole ? 1 : 0))) + (_isWhole ? 0 : 6.0 * trained);

    /// <summary>Scores and sums over half the square, or all of it; backward costs two and a half times as much as forward.</summary>
    private double Attention(double forwards)
    {
        var mean = (double)options.TrainTokens / Math.Max(1, options.Texts ?? options.Examples);
        var share = config.Family == ModelFamily.Bert ? 2 : 1;
        return 2.0 * share * config.Layers * config.Heads * config.HeadSize * mean * forwards;
    }
}
