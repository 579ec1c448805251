using System.Globalization;
using Rung.Engine.Climbing;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Rung.Cli;

/// <summary>The live table: one line for each candidate with its current interval, speed and the money spent. Its owner locks around it.</summary>
internal sealed class LiveLadder(IAnsiConsole console) : IAsyncDisposable
{
    private const int BarWidth = 12;

    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(120);

    private readonly List<CandidateProgress> _lines = [];
    private readonly Lock _gate = new();
    private CancellationTokenSource? _stop;
    private Task? _drawing;

    public void Note(string note) => console.MarkupLineInterpolated($"[grey]{note}[/]");

    public void Show(CandidateProgress progress)
    {
        lock (_gate)
        {
            var i = _lines.FindIndex(line => line.Name == progress.Name);
            if (i < 0)
            {
                _lines.Add(progress);
            }
            else
            {
                _lines[i] = progress with { Quality = progress.Quality ?? _lines[i].Quality };
            }
        }

        Start();
    }

    public async Task StopAsync()
    {
        if (_drawing is null)
        {
            return;
        }

        await _stop!.CancelAsync();
        await _drawing;
        _stop.Dispose();
        _drawing = null;
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private void Start()
    {
        if (_drawing is null)
        {
            _stop = new CancellationTokenSource();
            _drawing = Task.Run(() => DrawAsync(_stop.Token));
        }
    }

    private async Task DrawAsync(CancellationToken stop) =>
        await console.Live(Table()).AutoClear(true).StartAsync(async context =>
        {
            while (!stop.IsCancellationRequested)
            {
                context.UpdateTarget(Table());
                await Task.Delay(Frame, stop).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        });

    private IRenderable Table()
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("rung", "candidate", "state", "progress", "quality [[95 %]]", "n", "per s");
        lock (_gate)
        {
            foreach (var line in _lines)
            {
                table.AddRow(Cells(line));
            }

            var paying = _lines.LastOrDefault(line => line.Spent is { Usd: > 0 });
            return paying is null ? table : new Rows(table, new Text(SpentLine(paying)));
        }
    }

    private static string SpentLine(CandidateProgress line) =>
        line.Budget is { } budget ? $"spent {line.Spent} of the budget of {budget}" : $"spent {line.Spent}";

    private static IRenderable[] Cells(CandidateProgress line)
    {
        var quality = line.Quality is { } estimate
            ? string.Create(CultureInfo.InvariantCulture, $"{estimate.Value:0.000} [{estimate.Interval.Low:0.000}, {estimate.Interval.High:0.000}]")
            : line.RunningMean is { } mean ? mean.ToString("0.000", CultureInfo.InvariantCulture) : "";
        return
        [
            new Text(line.Rung.ToString().ToLowerInvariant(), new Style(Color.Grey)),
            new Text(line.Name, line.Phase is CandidatePhase.Dropped or CandidatePhase.Ended ? new Style(Color.Grey) : Style.Plain),
            new Text(PhaseText.Of(line.Phase), StyleOf(line.Phase)),
            new Text(Progress(line)),
            new Text(quality),
            new Text(line.Quality is { } n ? n.Count.ToString("#,0", CultureInfo.InvariantCulture) : ""),
            new Text(line is { PerSecond: { } speed, Phase: CandidatePhase.Racing or CandidatePhase.Testing }
                ? speed.ToString("#,0", CultureInfo.InvariantCulture)
                : ""),
        ];
    }

    private static string Progress(CandidateProgress line)
    {
        if (line.Phase is not (CandidatePhase.Fitting or CandidatePhase.Racing or CandidatePhase.Testing))
        {
            return "";
        }

        var full = (int)Math.Round(Math.Clamp(line.Share, 0, 1) * BarWidth);
        var count = line.Total > 0 ? string.Create(CultureInfo.InvariantCulture, $" {line.Done}/{line.Total}") : "";
        return new string('━', full) + new string('·', BarWidth - full) + count;
    }

    private static Style StyleOf(CandidatePhase phase) => new(phase switch
    {
        CandidatePhase.Finished => Color.Green,
        CandidatePhase.Dropped => Color.Grey,
        CandidatePhase.Ended => Color.Red,
        CandidatePhase.Waiting => Color.Grey,
        _ => Color.Blue,
    });
}
