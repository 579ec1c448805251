using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Similarity;
using Rung.Core.Statistics;
using Rung.Engine.Tasks;

namespace Rung.Engine.Datasets;

/// <summary>
/// Divides the examples of a task that has nothing frozen. The team's own files are taken as they are. Without a test
/// file a fifth of the examples is carved, at least 50 of them but never more than half; without a dev file a fifth of
/// what remains, at most 500. Groups and twins stay together.
/// </summary>
internal sealed class FirstDivision(TaskDefinition task, DatasetOptions options, CancellationToken cancellationToken)
{
    private const int FewestToCarve = 10;
    private const int PartsOfWhole = 5;
    private const int SmallTest = 50;
    private const int LargestDev = 500;
    private const ulong TestStream = 1;
    private const ulong DevStream = 2;

    /// <exception cref="DatasetException">There are too few examples to keep some apart.</exception>
    public DividedExamples Divide(ExampleFiles files)
    {
        var rest = files.Examples;
        var twins = files.Test is null || files.Dev is null ? TwinsOf(rest, options, cancellationToken) : null;
        var partsTwins = false;
        if (files.Test is not { } test)
        {
            ((test, rest), partsTwins) = CarveTest(rest, twins!);
        }

        (var edge, rest) = EdgeDivision.First(files, test, rest, task, twins);
        if (files.Dev is not { } dev)
        {
            ((dev, rest), var partsDevTwins) = Carve(rest, DevCount(rest.Length), DevStream, twins!);
            partsTwins |= partsDevTwins;
        }

        return new DividedExamples(rest, dev, test, edge) { PartsTwins = partsTwins };
    }

    /// <summary>The twins that a division keeps together.</summary>
    public static Twins TwinsOf(IEnumerable<Example> examples, DatasetOptions options, CancellationToken cancellationToken) =>
        Twins.Among(examples, new SimilarityOptions(), options.TwinProgress, cancellationToken);

    /// <summary>How many examples dev should have, where <paramref name="count"/> are not in the test.</summary>
    public static int DevCount(int count) => count < 2 ? 0 : Math.Clamp(Fifth(count), 1, LargestDev);

    public CarvedExamples CarveDev(ImmutableArray<Example> examples, int count, Twins twins) =>
        Carve(examples, count, DevStream, twins).Sides;

    private (CarvedExamples Sides, bool PartsTwins) CarveTest(ImmutableArray<Example> examples, Twins twins)
    {
        if (examples.Length < FewestToCarve)
        {
            throw new DatasetException(
                $"{task.Data.Examples}: found {examples.Length} examples; expected at least {FewestToCarve}, to keep some apart as the test. "
                + "Add examples, or name a test file.");
        }

        var count = Math.Max(Fifth(examples.Length), Math.Min(SmallTest, examples.Length / 2));
        var carved = Carve(examples, count, TestStream, twins);
        return carved.Sides.Carved.IsEmpty
            ? throw new DatasetException(
                $"{task.Data.Examples}: no example can be kept apart as the test: a group stays whole, and the last example of "
                + "a label stays in train. Add examples of other groups, or more of each label, or name a test file.")
            : carved;
    }

    /// <summary>
    /// Carves with twins together, where that gives at least half of what was asked: twins that bind nearly all groups to each
    /// other ("thank you" from every customer) would leave nothing to carve. Then whole groups must do.
    /// </summary>
    private (CarvedExamples Sides, bool PartsTwins) Carve(
        ImmutableArray<Example> examples, int count, ulong stream, Twins twins)
    {
        var request = new SplitRequest
        {
            Count = count,
            Seed = SplitMix64.Derive(task.Seed, stream).NextUInt64(),
            IsStratified = task.Output is OutputKind.Label,
            By = task.Data.SplitBy,
            Twins = twins,
        };
        var together = Splitter.Carve(examples, request);
        if (together.Carved.Length >= (count + 1) / 2)
        {
            return (together, false);
        }

        var apart = Splitter.Carve(examples, request with { Twins = null });
        return apart.Carved.Length > together.Carved.Length
            ? (apart, true)
            : (together, false);
    }

    private static int Fifth(int count) => (count + (PartsOfWhole / 2)) / PartsOfWhole;
}
