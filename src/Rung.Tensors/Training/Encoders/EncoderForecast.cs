using Rung.Tensors.Checkpoints;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Lora;

namespace Rung.Tensors.Training.Encoders;

/// <summary>What a training of an encoder will take, from its shape and the examples alone.</summary>
internal static class EncoderForecast
{
    /// <summary>What a training of embeddings will take; the encoder need not be in memory.</summary>
    public static TrainingForecast For(
        ModelConfig config,
        WeightFormat format,
        LoraOptions? adapter,
        IReadOnlyList<ContrastiveExample> train,
        IReadOnlyList<ContrastiveExample> dev,
        TrainingOptions options)
    {
        var texts = train.SelectMany(example => example.Texts).ToList();
        var examples = ForecastOptions.Of(adapter, format, options, LengthsOf(train), LengthsOf(dev));
        return TrainingForecast.For(config, examples with
        {
            Texts = texts.Count,
            LongestText = texts.Concat(dev.SelectMany(example => example.Texts)).Select(text => text.Length).DefaultIfEmpty(1).Max(),
        });
    }

    /// <summary>What a training of labels will take; the encoder need not be in memory.</summary>
    public static TrainingForecast For(
        ModelConfig config,
        WeightFormat format,
        LoraOptions? adapter,
        IReadOnlyList<ClassifiedText> train,
        IReadOnlyList<ClassifiedText> dev,
        TrainingOptions options) =>
        TrainingForecast.For(config, ForecastOptions.Of(adapter, format, options, LengthsOf(train), LengthsOf(dev)));

    private static int[] LengthsOf(IEnumerable<ContrastiveExample> examples) => [.. examples.Select(example => example.Texts.Sum(text => text.Length))];

    private static int[] LengthsOf(IEnumerable<ClassifiedText> texts) => [.. texts.Select(text => text.Tokens.Length)];
}
