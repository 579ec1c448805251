using System.Globalization;
using Rung.Engine.Climbing;
using Spectre.Console;

namespace Rung.Cli;

/// <summary>
/// Shows a climb while it goes on, on standard error: a live ladder on a terminal, quiet lines off it. Standard output is
/// left to the result.
/// </summary>
internal sealed class Terminal : IClimbObserver, IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly LiveLadder? _ladder;
    private readonly ClimbArguments _arguments;
    private readonly HashSet<string> _announced = new(StringComparer.Ordinal);

    private Terminal(ClimbArguments arguments, LiveLadder? ladder)
    {
        _arguments = arguments;
        _ladder = ladder;
    }

    public static Terminal Open(ClimbArguments arguments)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        var isLive = !arguments.IsPlain && !Console.IsErrorRedirected && console.Profile.Capabilities.Ansi;
        return new Terminal(arguments, isLive ? new LiveLadder(console) : null);
    }

    public void OnNote(string note)
    {
        lock (_lock)
        {
            if (_ladder is not null)
            {
                _ladder.Note(note);
            }
            else
            {
                Console.Error.WriteLine(note);
            }
        }
    }

    public void OnProgress(CandidateProgress progress)
    {
        lock (_lock)
        {
            if (_ladder is not null)
            {
                _ladder.Show(progress);
            }
            else if (_announced.Add($"{progress.Name} {progress.Phase}"))
            {
                Console.Error.WriteLine(QuietLine(progress));
            }
        }
    }

    public async Task<bool> ConfirmSpendingAsync(SpendingForecast forecast, CancellationToken cancellationToken)
    {
        await EndAsync();
        await Console.Error.WriteLineAsync(ForecastText.Of(forecast));
        if (_arguments.AssumesYes)
        {
            return true;
        }

        if (Console.IsInputRedirected)
        {
            throw new ClimbException("This climb would make paid calls, and there is no terminal to ask on. Add --yes to let it spend up to the amount above.");
        }

        await Console.Error.WriteAsync("Go on? [y/N] ");
        var answer = await Console.In.ReadLineAsync(cancellationToken);
        return answer?.Trim().ToUpperInvariant() is "Y" or "YES";
    }

    /// <summary>Ends the live drawing and leaves what it showed; it starts again with the next progress.</summary>
    public async Task EndAsync()
    {
        if (_ladder is not null)
        {
            await _ladder.StopAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_ladder is not null)
        {
            await _ladder.DisposeAsync();
        }
    }

    private static string QuietLine(CandidateProgress progress)
    {
        var quality = progress.Quality is { } estimate
            ? string.Create(CultureInfo.InvariantCulture, $" {estimate.Value:0.000} [{estimate.Interval.Low:0.000}, {estimate.Interval.High:0.000}] n={estimate.Count}")
            : "";
        var rung = progress.Rung.ToString().ToLowerInvariant();
        var why = string.IsNullOrEmpty(progress.Why) ? "" : $": {progress.Why}";
        return $"{rung} | {progress.Name} | {PhaseText.Of(progress.Phase)}{quality}{why}";
    }
}
