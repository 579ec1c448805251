using Rung.Core.Data;
using Rung.Core.Statistics;

namespace Rung.Engine.Checking.Profiles;

/// <summary>All examples with what was read of each, in one pass on all processors. One profile's own.</summary>
internal sealed class DatasetReading
{
    private const int Piece = 4096;
    private const int MostTries = 16;
    private const ulong ChanceSeed = 1;

    private readonly OutputKind _output;
    private readonly IReadOnlyList<string> _models;
    private readonly CancellationToken _cancellationToken;
    private readonly Split[] _splits;
    private readonly Range[] _ranges;
    private readonly Example[] _examples;
    private readonly ExampleReading[] _readings;

    public DatasetReading(Dataset dataset, OutputKind output, IReadOnlyList<string> models, CancellationToken cancellationToken)
    {
        (_output, _models, _cancellationToken) = (output, models, cancellationToken);
        _splits = [.. Enum.GetValues<Split>().Where(split => !dataset[split].IsEmpty)];
        _examples = [.. _splits.SelectMany(split => dataset[split])];
        _ranges = new Range[_splits.Length];
        for (var (i, start) = (0, 0); i < _splits.Length; i++)
        {
            _ranges[i] = start..(start + dataset[_splits[i]].Length);
            start = _ranges[i].End.Value;
        }

        _readings = ReadAll();
    }

    public DatasetProfile Profile()
    {
        var profiles = new SplitProfile[_splits.Length + 1];
        Parallel.For(0, profiles.Length, i => profiles[i] = i < _splits.Length
            ? SplitReading.Profile(_splits[i], _examples.AsMemory(_ranges[i]), _readings.AsMemory(_ranges[i]), _output, _models)
            : SplitReading.Profile(null, _examples, _readings, _output, _models));
        var sides = new SplitSides(_splits.Zip(_ranges, (split, range) => (split, _examples[range])));
        return new DatasetProfile
        {
            Whole = profiles[^1],
            Splits = [.. profiles[..^1]],
            UnseenLabels = _output is OutputKind.Label ? sides.UnseenLabels() : [],
            SharedGroups = sides.SharedGroups(),
            TimeOverlaps = sides.TimeOverlaps(),
        };
    }

    private ExampleReading[] ReadAll()
    {
        var readings = new ExampleReading[_examples.Length];
        var order = Enumerable.Range(0, _examples.Length).ToArray();
        new SplitMix64(ChanceSeed).Shuffle(order);
        Parallel.For(
            0,
            (_examples.Length + Piece - 1) / Piece,
            new ParallelOptions { CancellationToken = _cancellationToken },
            () => new SpokenText(),
            (piece, _, spoken) =>
            {
                for (var i = piece * Piece; i < Math.Min((piece + 1) * Piece, _examples.Length); i++)
                {
                    // The places in the shuffled order stand for the examples: each gets the next one that expects something else.
                    readings[order[i]] = ExampleReading.Of(_examples[order[i]], OtherThan(order, i), spoken);
                }

                return spoken;
            },
            _ => { });
        return readings;
    }

    private Example? OtherThan(int[] order, int place)
    {
        var own = _examples[order[place]].Expected;
        for (var step = 1; step < Math.Min(order.Length, MostTries); step++)
        {
            var other = _examples[order[(place + step) % order.Length]];
            if (other.Expected is not null && other.Expected != own)
            {
                return other;
            }
        }

        return null;
    }
}
