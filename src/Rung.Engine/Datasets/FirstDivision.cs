using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Statistics;
using Rung.Engine.Tasks;

namespace Rung.Engine.Datasets;

/// <summary>
/// Divides the examples of a task that has nothing frozen. The team's own files are taken as they are. Without a test
/// file a fifth of the examples is carved, at least 50 of them but never more than half; without a dev file a fifth of
/// what remains, at most 500.
/// </summary>
internal static class FirstDivision
{
    private const int FewestToCarve = 10;
    private const int PartsOfWhole = 5;
    private const int SmallTest = 50;
    private const int LargestDev = 500;
    private const ulong TestStream = 1;
    private const ulong DevStream = 2;

    /// <exception cref="DatasetException">There are too few examples to keep some apart.</exception>
    public static DividedExamples Divide(ExampleFiles files, TaskDefinition task)
    {
        var rest = files.Examples;
        if (files.Test is not { } test)
        {
            (test, rest) = CarveTest(rest, task);
        }

        if (files.Dev is not { } dev)
        {
            (dev, rest) = CarveDev(rest, DevCount(rest.Length), task);
        }

        return new DividedExamples(rest, dev, test, files.Edge ?? []);
    }

    /// <summary>How many examples dev should have, where <paramref name="count"/> are not in the test.</summary>
    public static int DevCount(int count) => count < 2 ? 0 : Math.Clamp(Fifth(count), 1, LargestDev);

    public static CarvedExamples CarveDev(ImmutableArray<Example> examples, int count, TaskDefinition task) =>
        Splitter.Carve(examples, count, IsStratified(task), Seed(task, DevStream));

    private static CarvedExamples CarveTest(ImmutableArray<Example> examples, TaskDefinition task)
    {
        if (examples.Length < FewestToCarve)
        {
            throw new DatasetException(
                $"{task.Data.Examples}: found {examples.Length} examples; expected at least {FewestToCarve}, to keep some apart as the test. "
                + "Add examples, or name a test file.");
        }

        var count = Math.Max(Fifth(examples.Length), Math.Min(SmallTest, examples.Length / 2));
        var carved = Splitter.Carve(examples, count, IsStratified(task), Seed(task, TestStream));
        return carved.Carved.IsEmpty
            ? throw new DatasetException(
                $"{task.Data.Examples}: no example can be kept apart as the test: a group stays whole, and the last example of "
                + "a label stays in train. Add examples of other groups, or more of each label, or name a test file.")
            : carved;
    }

    private static int Fifth(int count) => (count + (PartsOfWhole / 2)) / PartsOfWhole;

    private static bool IsStratified(TaskDefinition task) => task.Output is OutputKind.Label;

    private static ulong Seed(TaskDefinition task, ulong stream) => SplitMix64.Derive(task.Seed, stream).NextUInt64();
}
