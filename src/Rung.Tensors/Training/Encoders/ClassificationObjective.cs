using Rung.Tensors.Kernels.Loss;
using Rung.Tensors.Layers;
using Rung.Tensors.Models;

namespace Rung.Tensors.Training.Encoders;

/// <summary>The cross-entropy of texts' labels.</summary>
internal sealed class ClassificationObjective(TextEncoder model, EncoderStack stack, HeadTrace trace, IReadOnlyList<ClassifiedText> examples) : IObjective
{
    private readonly ClassificationHead _head = model.Head!;
    private readonly int _width = model.Config.HiddenSize;

    public int UnitsOf(int example) => 1;

    public int TokensOf(int example) => examples[example].Tokens.Length;

    public double Learn(ReadOnlySpan<int> numbers, double scale, CountedRandom dropout)
    {
        stack.Computation.Dropout = dropout;
        try
        {
            return Loss(Array.ConvertAll(numbers.ToArray(), number => examples[number]), scale, learns: true);
        }
        finally
        {
            stack.Computation.Dropout = null;
        }
    }

    public double Measure(ReadOnlySpan<int> numbers) => Loss(Array.ConvertAll(numbers.ToArray(), number => examples[number]), scale: 1, learns: false);

    public void Update() => model.Repack();

    private double Loss(ClassifiedText[] texts, double scale, bool learns)
    {
        var batch = TokenBatch.Of(Array.ConvertAll(texts, text => text.Tokens.ToArray()));
        int[] types = [.. texts.SelectMany(text => text.Types)];
        var layout = RowLayout.Whole(batch.Starts);
        var vectors = stack.Forward(batch.Tokens, types, layout);
        var first = new float[texts.Length * _width];
        for (var text = 0; text < texts.Length; text++)
        {
            vectors.Slice(batch.Starts[text] * _width, _width).CopyTo(first.AsSpan(text * _width));
        }

        var logits = _head.Forward(stack.Computation, first, texts.Length, trace);
        var losses = new float[texts.Length];
        CrossEntropy.ForwardAndBackward(model.Workers, logits, Array.ConvertAll(texts, text => text.Label), (float)scale, losses);
        if (learns)
        {
            Backward(batch, types, layout, first, logits);
        }

        return losses.Sum(loss => (double)loss);
    }

    private void Backward(TokenBatch batch, int[] types, RowLayout layout, float[] first, ReadOnlySpan<float> slope)
    {
        var firstSlope = new float[first.Length];
        _head.Backward(stack.Computation, first, slope, firstSlope, batch.Texts, trace);
        var gradient = stack.Gradient(layout.Rows);
        gradient.Clear();
        for (var text = 0; text < batch.Texts; text++)
        {
            firstSlope.AsSpan(text * _width, _width).CopyTo(gradient[(batch.Starts[text] * _width)..]);
        }

        stack.Backward(batch.Tokens, types, layout);
    }
}
