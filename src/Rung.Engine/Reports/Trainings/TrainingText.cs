using System.Collections.Immutable;
using System.Globalization;
using Rung.Engine.Tuning;

namespace Rung.Engine.Reports.Trainings;

/// <summary>A training in words: what it takes before it begins, and what it took.</summary>
public static class TrainingText
{
    private const double Megabyte = 1e6;

    /// <summary>The forecast, a line a matter.</summary>
    public static ImmutableArray<string> Forecast(TuningForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        return
        [
            I($"learns    {forecast.Examples:#,0} examples, {forecast.Tokens:#,0} tokens with their prompts, in {forecast.Steps:#,0} steps at most"),
            I($"adapter   {forecast.TrainedNumbers:#,0} numbers, {Size(forecast.AdapterBytes)}"),
            I($"memory    {Size(forecast.PeakBytes)} at most, of {Size(forecast.AvailableBytes)}"),
            I($"time      {Duration(forecast.Time)} and the answers to dev ({forecast.Operations:0.0e0} operations at {forecast.Speed / 1e9:#,0} billion a second, measured just now)"),
            .. forecast.Notes,
        ];
    }

    /// <summary>What came of it, and how the forecast did.</summary>
    public static ImmutableArray<string> Lines(TrainedAdapter adapter)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        var actuals = adapter.Actuals;
        return
        [
            Quality(adapter),
            I($"LoRA of rank {adapter.Rank} (alpha {adapter.Alpha:0.###}, dropout {adapter.Dropout:0.###}), learning rate {adapter.LearningRate:0.0e0}, batch {adapter.Batch}, {adapter.Epochs} epochs at most, seed {adapter.Seed}, base held as {adapter.Format}."),
            I($"Learnt from {adapter.TrainCount:#,0} examples of train ({adapter.Train[..12]}), its step chosen on {adapter.DevCount:#,0} of dev ({adapter.Dev[..12]}); none of the test was looked at."),
            actuals.Steps == 0 ? "Its steps were done in earlier sittings." : I($"Time: {Duration(actuals.Seconds)} for {actuals.Steps:#,0} steps (foretold: {Duration(actuals.ForecastSeconds)}), {actuals.TokensPerSecond:#,0} tokens a second; {Duration(actuals.DevSeconds)} more for the looks at dev."),
            I($"Memory: {Size(actuals.PeakBytes)} for weights, passes and optimiser (foretold: {Size(actuals.ForecastPeakBytes)}). Adapter: {Size(actuals.AdapterBytes)} (foretold: {Size(actuals.ForecastAdapterBytes)})."),
        ];
    }

    /// <summary>A size as people say it.</summary>
    public static string Size(long bytes) => bytes < Megabyte ? I($"{bytes / 1e3:#,0} kB") : bytes < 1000 * Megabyte ? I($"{bytes / Megabyte:#,0.#} MB") : I($"{bytes / Megabyte / 1000:#,0.0} GB");

    /// <summary>A duration as people say it.</summary>
    public static string Duration(TimeSpan time) => time.TotalSeconds switch
    {
        < 10 => I($"{time.TotalSeconds:0.0} s"),
        < 90 => I($"{time.TotalSeconds:0} s"),
        < 5400 => I($"{time.TotalMinutes:0} min"),
        _ => I($"{time.TotalHours:0.0} h"),
    };

    private static string Duration(double seconds) => Duration(TimeSpan.FromSeconds(seconds));

    private static string Quality(TrainedAdapter adapter) => (adapter.Before, adapter.Best) switch
    {
        ({ } before, { } best) => I($"{adapter.Metric} on dev {before.Metric:0.000} before, {best.Metric:0.000} after step {adapter.BestStep} of {adapter.Steps}, the best look{(best.Metric > before.Metric ? "." : ": it has gained nothing by that metric.")}"),
        _ => I($"No look at dev; the last step, {adapter.BestStep}, was kept."),
    };

    private static string I(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
