using System.Collections.Immutable;
using System.Globalization;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Core.Scoring;
using Rung.Core.Stores;
using Rung.Engine.Tasks;

namespace Rung.Engine.Climbing;

/// <summary>What every stage of one climb shares.</summary>
internal sealed class ClimbContext(
    TaskDefinition task, Dataset dataset, IScorer scorer, IStore store, IClimbObserver observer, TimeProvider clock)
{
    public TaskDefinition Task { get; } = task;

    public Dataset Dataset { get; } = dataset;

    public IScorer Scorer { get; } = scorer;

    public IStore Store { get; } = store;

    public IClimbObserver Observer { get; } = observer;

    public TimeProvider Clock { get; } = clock;

    /// <summary>One for the whole climb: what trains an adapter has used is not there for what asks models.</summary>
    public ClimbDeadline Deadline { get; } = new(clock, task.Budget.Time);

    public required Policy Policy { get; init; }

    /// <summary>Where the prices come from, with their hash.</summary>
    public required string Prices { get; init; }

    /// <summary>The test examples with a twin in train or dev.</summary>
    public ImmutableHashSet<ExampleId> TestTwins { get; init; } = [];

    public AttemptCollector Collector { get; } = new(store.Runs, scorer);

    /// <summary>The metric with its options: runs of another metric are other runs.</summary>
    public string MetricKey { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"{task.Metric.Name} case={task.Metric.MatchesCase} punctuation={task.Metric.KeepsPunctuation} pattern={task.Metric.Pattern}");

    public RunKey RunOf(Candidate candidate, Split split) => new()
    {
        Candidate = candidate.Id,
        Dataset = Dataset.Id,
        Split = split,
        Metric = MetricKey,
        Seed = Task.Seed,
    };

    public RunMeasurement Measure(IEnumerable<Example> examples, IEnumerable<Attempt> attempts) =>
        new(Scorer, examples, attempts, Task.Seed);
}
