using System.Globalization;
using Rung.Engine.Reports.Trainings;
using Rung.Engine.Tuning;

namespace Rung.Cli.Training;

/// <summary>Shows a training while it goes on, on standard error: a curve that is drawn anew on a terminal, a line for each look at dev off it.</summary>
internal sealed class TrainScreen : IDisposable
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(150);

    private readonly bool _isLive;
    private readonly CurvePlot _plot = new();
    private long _drawn;
    private int _lines;
    private TuningProgress? _last;

    private TrainScreen(bool isLive) => _isLive = isLive;

    /// <summary>Where the training stands, for a sentence.</summary>
    public string Where => _last is { } last ? string.Create(CultureInfo.InvariantCulture, $"after step {last.Step:#,0} of {last.Steps:#,0}") : "before the first step";

    public static TrainScreen Open(TrainArguments arguments) =>
        new(!arguments.IsPlain && !arguments.PrintsJson && !Console.IsErrorRedirected);

    public void Show(TuningProgress progress)
    {
        _last = progress;
        _plot.Add(progress);
        if (!_isLive)
        {
            if (progress.Look is not null)
            {
                Console.Error.WriteLine(Line(progress));
            }

            return;
        }

        if (progress.Look is not null || TimeProvider.System.GetElapsedTime(_drawn) >= Frame)
        {
            Draw(progress);
        }
    }

    /// <summary>Leaves the last picture where it stands.</summary>
    public void Dispose()
    {
        if (_isLive && _last is { } last && _lines > 0)
        {
            Draw(last);
            _lines = 0;
        }
    }

    private void Draw(TuningProgress progress)
    {
        var width = Math.Clamp(Console.WindowWidth - 14, 20, 70);
        string[] lines = [.. _plot.Draw(width), Line(progress)];
        var back = _lines > 0 ? $"\u001b[{_lines}F\u001b[J" : "";
        Console.Error.Write($"{back}{string.Join('\n', lines)}\n");
        _lines = lines.Length;
        _drawn = TimeProvider.System.GetTimestamp();
    }

    private static string Line(TuningProgress progress)
    {
        var look = progress.Look ?? progress.Best;
        var dev = look is null ? "" : string.Create(CultureInfo.InvariantCulture, $" | dev {look.Metric:0.000}{(look.Loss is { } loss ? $", loss {loss.ToString("0.000", CultureInfo.InvariantCulture)}" : "")}");
        var best = progress.Best is { } found ? string.Create(CultureInfo.InvariantCulture, $" | best {found.Metric:0.000} at {found.Step}") : "";
        var left = progress.TimeLeft is { } time ? $" | {TrainingText.Duration(time)} left" : "";
        var train = progress.TrainLoss is { } value ? string.Create(CultureInfo.InvariantCulture, $" | loss {value:0.000}") : "";
        var pace = progress.TokensPerSecond > 0 ? string.Create(CultureInfo.InvariantCulture, $" | {progress.TokensPerSecond:#,0} tokens/s") : "";
        return string.Create(CultureInfo.InvariantCulture, $"step {progress.Step:#,0}/{progress.Steps:#,0}{train}{dev}{best}{pace}{left}");
    }
}
