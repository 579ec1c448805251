namespace Rung.Retrieval.Settings;

/// <summary>A choice in the race; owned by one search.</summary>
internal sealed class Runner(SettingsChoice choice, int number, SettingsSearchOptions options)
{
    private readonly List<SettingsOutcome> _outcomes = [];
    private SettingsOutcome _sum;

    public SettingsChoice Choice => choice;

    public int Number => number;

    public SettingsChoice? EliminatedBy { get; set; }

    public bool IsRunning => EliminatedBy is null;

    public int Count => _outcomes.Count;

    public double Quality => _sum.Quality / Math.Max(1, Count);

    public int CostLevel => options.CostLevel(_sum.Cost / Math.Max(1, Count));

    public int LatencyLevel => options.LatencyLevel(_sum.Latency / Math.Max(1, Count));

    public double QualityOf(int place) => _outcomes[place].Quality;

    public async Task RunAsync(
        ReadOnlyMemory<int> questions,
        Func<SettingsChoice, int, CancellationToken, ValueTask<SettingsOutcome>> measure,
        CancellationToken cancellationToken)
    {
        for (var i = 0; i < questions.Length; i++)
        {
            var outcome = await measure(choice, questions.Span[i], cancellationToken);
            if (outcome.Quality is not (>= 0 and <= 1))
            {
                throw new InvalidOperationException($"The quality of '{choice}' is {outcome.Quality}; it lies in [0, 1].");
            }

            Add(outcome);
        }
    }

    /// <param name="most">So many questions count, so that those who ran further are not compared on others.</param>
    public MeasuredChoice ToMeasured(int most)
    {
        var counted = new Runner(choice, number, options);
        _outcomes.Take(most).ToList().ForEach(counted.Add);
        return new()
        {
            Choice = choice,
            Questions = counted.Count,
            Quality = counted.Quality,
            Cost = counted._sum.Cost / Math.Max(1, counted.Count),
            Latency = counted._sum.Latency / Math.Max(1, counted.Count),
            EliminatedBy = EliminatedBy,
            CostLevel = counted.CostLevel,
            LatencyLevel = counted.LatencyLevel,
        };
    }

    private void Add(SettingsOutcome outcome)
    {
        _outcomes.Add(outcome);
        _sum = new(_sum.Quality + outcome.Quality, _sum.Cost + outcome.Cost, _sum.Latency + outcome.Latency);
    }
}
