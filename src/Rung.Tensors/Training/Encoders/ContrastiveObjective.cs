using System.Numerics.Tensors;
using Rung.Tensors.Kernels.Loss;
using Rung.Tensors.Kernels.Products;
using Rung.Tensors.Layers;
using Rung.Tensors.Models;

namespace Rung.Tensors.Training.Encoders;

/// <summary>
/// InfoNCE (van den Oord et al.): for each anchor, the cross-entropy of its own candidate among all of the batch, the scores
/// being cosines over a temperature.
/// </summary>
internal sealed class ContrastiveObjective(
    TextEncoder model, EncoderStack stack, IReadOnlyList<ContrastiveExample> examples, float temperature, int maxTokens) : IObjective
{
    private readonly PooledTexts _texts = new(model, stack, maxTokens);
    private readonly int _width = model.Config.HiddenSize;

    public bool ComparesExamples => true;

    public int UnitsOf(int example) => 1;

    public int TokensOf(int example) => examples[example].Texts.Sum(text => text.Length);

    public double Learn(ReadOnlySpan<int> numbers, double scale, CountedRandom dropout)
    {
        try
        {
            var batch = BatchOf(numbers);
            var embeddings = _texts.Forward(batch.Texts, dropout);
            var slopes = new float[embeddings.Length];
            var loss = Loss(batch, embeddings, scale, slopes);
            _texts.Backward(batch.Texts, dropout, slopes);
            return loss;
        }
        finally
        {
            stack.Computation.Dropout = null;
        }
    }

    public double Measure(ReadOnlySpan<int> numbers)
    {
        var batch = BatchOf(numbers);
        return Loss(batch, _texts.Forward(batch.Texts, dropout: null), scale: 1, slopes: []);
    }

    public void Update() => model.Repack();

    private ContrastiveBatch BatchOf(ReadOnlySpan<int> numbers) =>
        ContrastiveBatch.Of(Array.ConvertAll(numbers.ToArray(), number => examples[number]));

    /// <summary>The summed loss; sets the slopes, scaled, unless they are empty.</summary>
    private double Loss(ContrastiveBatch batch, float[] embeddings, double scale, Span<float> slopes)
    {
        var workers = model.Workers;
        var border = batch.Anchors * _width;
        var anchors = new MatrixView(embeddings.AsSpan(0, border), batch.Anchors, _width);
        var candidates = new MatrixView(embeddings.AsSpan(border), batch.Candidates, _width);
        var (scores, losses) = (new float[batch.Anchors * batch.Candidates], new float[batch.Anchors]);
        Product.Multiply(workers, anchors, candidates.Transposed, scores);
        TensorPrimitives.Divide(scores, temperature, scores);
        CrossEntropy.ForwardAndBackward(workers, scores, batch.Targets, (float)scale, losses);
        if (!slopes.IsEmpty)
        {
            TensorPrimitives.Divide(scores, temperature, scores);
            var slope = new MatrixView(scores, batch.Anchors, batch.Candidates);
            Product.Multiply(workers, slope, candidates, slopes[..border]);
            Product.Multiply(workers, slope.Transposed, anchors, slopes[border..]);
        }

        return losses.Sum(loss => (double)loss);
    }
}
