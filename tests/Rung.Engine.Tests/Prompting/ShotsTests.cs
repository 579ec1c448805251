using System.Collections.Immutable;
using FsCheck.Xunit;
using Rung.Core.Data;
using Rung.Engine.Prompting;

namespace Rung.Engine.Tests.Prompting;

public sealed class ShotsTests
{
    [Fact]
    public void Fixed_shots_show_each_label_before_any_twice()
    {
        var train = Train(labels: 12, perLabel: 5);

        var shots = FixedShots.Draw(train, hasLabels: true, new PromptOptions(), seed: 1).For(TestTask.Example("asked", "?"));

        Assert.Equal(12, shots.Count);
        Assert.Equal(12, shots.Select(shot => shot.Expected).Distinct().Count());
    }

    [Fact]
    public void Few_labels_are_shown_more_than_once_and_many_not_all()
    {
        var few = FixedShots.Draw(Train(labels: 2, perLabel: 9), hasLabels: true, new PromptOptions(), seed: 1);
        var many = FixedShots.Draw(Train(labels: 77, perLabel: 3), hasLabels: true, new PromptOptions(), seed: 1);
        var asked = TestTask.Example("asked", "?");

        Assert.Equal([4, 4], few.For(asked).GroupBy(shot => shot.Expected).Select(label => label.Count()));
        Assert.Equal(16, many.For(asked).Select(shot => shot.Expected).Distinct().Count());
    }

    [Fact]
    public void The_seed_decides_the_draw_and_the_order_of_the_file_does_not()
    {
        var train = Train(labels: 30, perLabel: 5);
        var first = FixedShots.Draw(train, hasLabels: true, new PromptOptions(), seed: 1).Definition.ToJsonString();

        Assert.Equal(first, FixedShots.Draw([.. train.Reverse()], hasLabels: true, new PromptOptions(), seed: 1).Definition.ToJsonString());
        Assert.NotEqual(first, FixedShots.Draw(train, hasLabels: true, new PromptOptions(), seed: 2).Definition.ToJsonString());
    }

    [Property]
    public void The_asked_example_is_never_among_its_shots(ulong seed, byte count)
    {
        var train = Train(labels: 3, perLabel: (count % 6) + 1);
        IShots[] kinds =
        [
            FixedShots.Draw(train, hasLabels: true, new PromptOptions(), seed),
            FixedShots.Draw(train, hasLabels: false, new PromptOptions(), seed),
            new RetrievedShots(new InOrder(train), train, new PromptOptions()),
        ];
        foreach (var (shots, asked) in kinds.SelectMany(shots => train.Select(asked => (shots, asked))))
        {
            var shown = shots.For(asked);

            Assert.DoesNotContain(shown, shot => shot.Id == asked.Id);
            Assert.Equal(Math.Min(train.Length - 1, shots is FixedShots ? 8 : 10), shown.Count);
            Assert.Equal(shown.Count, shown.Select(shot => shot.Id).Distinct().Count());
        }
    }

    [Fact]
    public void The_most_similar_example_stands_next_to_the_question()
    {
        var train = Train(labels: 3, perLabel: 20);

        var shots = new RetrievedShots(new InOrder(train), train, new PromptOptions()).For(TestTask.Example("asked", "?"));

        Assert.Equal(train.Take(10).Reverse(), shots);
    }

    [Fact]
    public void Examples_that_are_too_long_together_are_left_out()
    {
        var train = Train(labels: 3, perLabel: 20);
        var options = new PromptOptions { MaxShotCharacters = train.Take(4).Sum(Length) };

        var shots = new RetrievedShots(new InOrder(train), train, options).For(TestTask.Example("asked", "?"));

        Assert.Equal(4, shots.Count);
    }

    private static int Length(Example example) => example.Input.Text.Length + example.Expected!.Length;

    private static ImmutableArray<Example> Train(int labels, int perLabel) =>
    [
        .. from turn in Enumerable.Range(0, perLabel)
           from label in Enumerable.Range(0, labels)
           select TestTask.Example($"t{turn:00}-{label:00}", $"text {turn:00} of {label:00}", $"label{label:00}"),
    ];

    private sealed class InOrder(ImmutableArray<Example> train) : INeighbours
    {
        public string Definition => "in order";

        public IReadOnlyList<Example> Nearest(Example example, int k) => [.. train.Take(k)];
    }
}
