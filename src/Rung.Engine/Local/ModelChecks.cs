using System.Globalization;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Training;

namespace Rung.Engine.Local;

/// <summary>Says before any weight is read whether a model can be run here.</summary>
internal static class ModelChecks
{
    private const double Gigabyte = 1 << 30;

    /// <exception cref="LocalModelException">It cannot, and what would help.</exception>
    public static void ThrowIfUnusable(string folder, ModelConfig config, LocalModelOptions options)
    {
        if (config.Family == ModelFamily.Bert)
        {
            throw new LocalModelException($"{folder} is an encoder ({config.ModelType}): it gives vectors and writes no answers. Use it with rung embed.");
        }

        ThrowIfIncomplete(folder);
        ThrowIfTooLarge(folder, config, options.Format, options.MemoryBytes);
    }

    /// <param name="folder">Of the model.</param>
    /// <param name="config">Its shape.</param>
    /// <param name="format">How its weights are to be held.</param>
    /// <param name="memoryBytes">What they may take; <see langword="null"/>: what is free.</param>
    /// <exception cref="LocalModelException">They take more, and what would fit.</exception>
    public static void ThrowIfTooLarge(string folder, ModelConfig config, WeightFormat format, long? memoryBytes)
    {
        var (bytes, free) = (WeightBytes(config, format), memoryBytes ?? MachineMemory.AvailableBytes());
        if (bytes > free)
        {
            throw new LocalModelException(string.Create(
                CultureInfo.InvariantCulture,
                $"{folder}: its weights take {bytes / Gigabyte:0.0} GB as {WeightFormats.WordOf(format)}; {free / Gigabyte:0.0} GB are free. {Fitting(config, free)}"));
        }
    }

    public static string SmallerFormats(WeightFormat format)
    {
        var smaller = WeightFormats.Words.SkipWhile(word => WeightFormats.Find(word) != format).Skip(1).ToList();
        return smaller.Count == 0 ? "Use a smaller model." : $"Hold them as {string.Join(" or ", smaller)}, or use a smaller model.";
    }

    /// <exception cref="LocalModelException">A file is missing.</exception>
    public static void ThrowIfIncomplete(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "tokenizer.json")))
        {
            throw new LocalModelException($"{folder} holds no tokenizer.json, which turns text into the model's tokens. Fetch it from where the model comes from.");
        }

        if (!Directory.EnumerateFiles(folder, "*.safetensors").Any())
        {
            throw new LocalModelException($"{folder} holds no *.safetensors, so it has no weights that can be read here (PyTorch's .bin and GGUF are not). Fetch those of the model.");
        }
    }

    private static string Fitting(ModelConfig config, long free)
    {
        var words = WeightFormats.Words.Where(word => WeightBytes(config, WeightFormats.Find(word)!.Value) <= free).ToList();
        return words.Count == 0 ? "No format makes it fit: use a smaller model, or end what else takes memory." : $"It fits as {string.Join(" or ", words)} (format).";
    }

    private static long WeightBytes(ModelConfig config, WeightFormat format) => TrainingForecast.For(config, new ForecastOptions
    {
        Format = format,
        Training = new TrainingOptions(),
        TrainTokens = 1,
        LearntTokens = 1,
        LongestExample = 1,
        Examples = 1,
    }).WeightBytes;
}
