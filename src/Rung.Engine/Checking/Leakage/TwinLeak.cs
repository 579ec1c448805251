using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Statistics;
using Rung.Engine.Baselines.Neighbours;

namespace Rung.Engine.Checking.Leakage;

/// <summary>
/// Which test examples have a twin in train: one whose words are nearly the same, be it in another order (the cosine of
/// their TF-IDF vectors). Wider than the near-duplicates of <see cref="Twins"/>: these are copies, those are questions that
/// a model has seen the answer of. Immutable.
/// </summary>
internal sealed record TwinLeak
{
    private const double Confidence = 0.95;
    private const int QueriesPerCheck = 64;

    /// <summary>How many test examples were looked at.</summary>
    public required int TestCount { get; init; }

    /// <summary>The leaked ones, in the order of their ids.</summary>
    public required ImmutableArray<LeakedExample> Leaked { get; init; }

    /// <summary>Whether only a sample of train was looked at, so that there may be more.</summary>
    public required bool IsLowerBound { get; init; }

    /// <summary>The share of leaked test examples; 0 where there is no test.</summary>
    public double Share => TestCount == 0 ? 0 : (double)Leaked.Length / TestCount;

    /// <summary>The 95 % interval (Wilson) of the share, where the test examples are a sample of what comes; <see langword="null"/> without a test.</summary>
    public Interval? Interval => TestCount == 0 ? null : Wilson.Interval(Leaked.Length, TestCount, Confidence);

    public static TwinLeak Measure(
        ImmutableArray<Example> train, ImmutableArray<Example> test, TwinLeakOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (known, asked) = (Sample(train, options.MostTrain, options.Seed), Sample(test, options.MostTest, options.Seed));
        var leaked = known.IsEmpty ? [] : Find(known, asked, options, cancellationToken);
        return new TwinLeak { TestCount = asked.Length, Leaked = leaked, IsLowerBound = known.Length < train.Length };
    }

    private static ImmutableArray<LeakedExample> Find(
        ImmutableArray<Example> train, ImmutableArray<Example> test, TwinLeakOptions options, CancellationToken cancellationToken)
    {
        var index = NeighbourIndex.Fit(train, options.Features, cancellationToken);
        var found = new LeakedExample?[test.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, (test.Length + QueriesPerCheck - 1) / QueriesPerCheck, parallel, piece =>
        {
            for (var i = piece * QueriesPerCheck; i < Math.Min((piece + 1) * QueriesPerCheck, test.Length); i++)
            {
                if (index.Nearest(test[i].Input.Text, count: 1) is [var nearest] && nearest.Cosine >= options.Cosine)
                {
                    found[i] = new LeakedExample(test[i].Id, train[nearest.Index].Id, nearest.Cosine);
                }
            }
        });
        return [.. found.OfType<LeakedExample>().OrderBy(leaked => leaked.Test)];
    }

    private static ImmutableArray<Example> Sample(ImmutableArray<Example> examples, int most, ulong seed)
    {
        if (examples.Length <= most)
        {
            return examples;
        }

        var shuffled = examples.OrderBy(example => example.Id).ToArray();
        new SplitMix64(seed).Shuffle(shuffled);
        return [.. shuffled[..most]];
    }
}
