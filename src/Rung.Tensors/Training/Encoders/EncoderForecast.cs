using Rung.Tensors.Checkpoints;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Lora;

namespace Rung.Tensors.Training.Encoders;

/// <summary>What a training of an encoder will take, from its shape and the examples alone.</summary>
public static class EncoderForecast
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
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(dev);
        var (texts, devTexts) = (train.SelectMany(example => example.Texts).ToList(), dev.SelectMany(example => example.Texts).ToList());
        return TrainingForecast.For(config, new ForecastOptions
        {
            Adapter = adapter,
            Format = format,
            Training = options,
            TrainTokens = texts.Sum(text => (long)text.Length),
            LearntTokens = 0,
            LongestExample = train.Concat(dev).Select(example => example.Texts.Sum(text => text.Length)).DefaultIfEmpty(1).Max(),
            LongestText = texts.Concat(devTexts).Select(text => text.Length).DefaultIfEmpty(1).Max(),
            Examples = train.Count,
            Texts = texts.Count,
            DevTokens = devTexts.Sum(text => (long)text.Length),
        });
    }

    /// <summary>What a training of labels will take; the encoder need not be in memory.</summary>
    public static TrainingForecast For(
        ModelConfig config,
        WeightFormat format,
        LoraOptions? adapter,
        IReadOnlyList<ClassifiedText> train,
        IReadOnlyList<ClassifiedText> dev,
        TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(dev);
        return TrainingForecast.For(config, new ForecastOptions
        {
            Adapter = adapter,
            Format = format,
            Training = options,
            TrainTokens = train.Sum(text => (long)text.Tokens.Length),
            LearntTokens = 0,
            LongestExample = train.Concat(dev).Select(text => text.Tokens.Length).DefaultIfEmpty(1).Max(),
            Examples = train.Count,
            DevTokens = dev.Sum(text => (long)text.Tokens.Length),
        });
    }
}
