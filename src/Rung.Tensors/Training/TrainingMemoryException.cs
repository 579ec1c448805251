using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Rung.Tensors.Training;

/// <summary>A training needs more memory than there is. The message says what would make it fit.</summary>
public sealed class TrainingMemoryException : TensorException
{
    private TrainingMemoryException(string message, TrainingForecast forecast, long availableBytes, ImmutableArray<MemoryRemedy> remedies)
        : base(message) => (Forecast, AvailableBytes, Remedies) = (forecast, availableBytes, remedies);

    public TrainingForecast Forecast { get; }

    public long AvailableBytes { get; }

    /// <summary>Changes that save memory, each by itself.</summary>
    public ImmutableArray<MemoryRemedy> Remedies { get; }

    internal static TrainingMemoryException Of(TrainingForecast forecast, long availableBytes)
    {
        var remedies = forecast.RemediesFor(availableBytes);
        var text = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"The training needs {Megabytes(forecast.PeakBytes)} (weights {Megabytes(forecast.WeightBytes)}, activations {Megabytes(forecast.ActivationBytes)}, optimiser {Megabytes(forecast.OptimiserBytes)}); there are {Megabytes(availableBytes)}.");
        foreach (var remedy in remedies)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  {remedy.Change}: {Megabytes(remedy.PeakBytes)}, {(remedy.Fits ? "fits" : "not enough by itself")}");
        }

        if (forecast is { Config: { } config, Options: { } options } && remedies.All(remedy => !remedy.Fits))
        {
            var all = new MemoryRemedies(config, options, availableBytes).Together();
            text.Append(CultureInfo.InvariantCulture, $"\n  {(all.Fits ? $"Together: {all.Change}: {Megabytes(all.PeakBytes)}, fits" : $"All of it together still takes {Megabytes(all.PeakBytes)}: choose a smaller model")}");
        }

        return new TrainingMemoryException(text.ToString(), forecast, availableBytes, remedies);
    }

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:#,0.0} MB");
}
