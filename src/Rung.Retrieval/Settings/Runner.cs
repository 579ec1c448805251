namespace Rung.Retrieval.Settings;

/// <summary>A choice in the race; owned by one search.</summary>
internal sealed class Runner(SettingsChoice choice, int number)
{
    private readonly List<double> _qualities = [];
    private double _quality;
    private double _cost;
    private TimeSpan _latency;

    public SettingsChoice Choice => choice;

    public int Number => number;

    public SettingsChoice? EliminatedBy { get; set; }

    public bool IsRunning => EliminatedBy is null;

    public IReadOnlyList<double> Qualities => _qualities;

    public double Quality => _quality / Math.Max(1, _qualities.Count);

    public double Cost => _cost / Math.Max(1, _qualities.Count);

    public TimeSpan Latency => _latency / Math.Max(1, _qualities.Count);

    public async Task RunAsync(
        int until,
        Func<SettingsChoice, int, CancellationToken, ValueTask<SettingsOutcome>> measure,
        CancellationToken cancellationToken)
    {
        while (_qualities.Count < until)
        {
            var outcome = await measure(choice, _qualities.Count, cancellationToken);
            if (outcome.Quality is not (>= 0 and <= 1))
            {
                throw new InvalidOperationException($"The quality of '{choice}' is {outcome.Quality}; it lies in [0, 1].");
            }

            _qualities.Add(outcome.Quality);
            _quality += outcome.Quality;
            _cost += outcome.Cost;
            _latency += outcome.Latency;
        }
    }

    public MeasuredChoice ToMeasured() => new()
    {
        Choice = choice,
        Questions = _qualities.Count,
        Quality = Quality,
        Cost = Cost,
        Latency = Latency,
        EliminatedBy = EliminatedBy,
    };
}
