using Rung.Core.Data;
using Rung.Core.Texts;
using Rung.Engine.Checking.Profiles;

namespace Rung.Engine.Tests.Checking.Profiles;

public sealed class DatasetProfileTests
{
    private static readonly DateTimeOffset Day = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Sizes_are_those_of_each_split_and_of_all()
    {
        var profile = Of(Train(Of("a", "x y"), Of("b", "xyz")), Test(Of("c", "one more thing")));

        Assert.Equal([(Split.Train, 2), (Split.Test, 1)], profile.Splits.Select(split => (split.Split!.Value, split.Count)));
        Assert.Equal((null, 3), (profile.Whole.Split, profile.Whole.Count));
        Assert.Equal((3L, 3L, 14L), (profile.Whole.Characters.Least, profile.Whole.Characters.P50, profile.Whole.Characters.Most));
        Assert.Equal((1L, 3L), (profile.Whole.Words.Least, profile.Whole.Words.Most));
    }

    [Fact]
    public void Label_balance_is_counted()
    {
        var profile = Of(Train([.. Enumerable.Range(0, 8).Select(i => Of($"e{i}", $"text {i}", i < 6 ? "often" : i < 7 ? "once" : "also"))]));

        var labels = profile.Whole.Labels!;
        Assert.Equal([("often", 6), ("also", 1), ("once", 1)], labels.Counts);
        Assert.Equal((0.75, 0.125), (labels.LargestShare, labels.SmallestShare));
        Assert.Equal(["also", "once"], labels.FewerThanTwo);
        Assert.Equal(((0.75 * Math.Log(1 / 0.75)) + (0.25 * Math.Log(8))) / Math.Log(3), labels.Evenness, 12);
    }

    [Fact]
    public void Labels_that_train_never_has_are_told_by_split()
    {
        var profile = Of(Train(Of("a", "x", "one")), Test(Of("b", "y", "two"), Of("c", "z", "one")));

        var (split, labels) = Assert.Single(profile.UnseenLabels);
        Assert.Equal(Split.Test, split);
        Assert.Equal(["two"], labels);
    }

    [Fact]
    public void Tokens_are_estimated_for_Latin_script_and_say_so()
    {
        var tokens = Assert.Single(Of(Train(Of("a", "12 letters…!"))).Whole.Tokens);

        Assert.Equal("small", tokens.Model);
        Assert.Equal(4L, tokens.Total);
        Assert.StartsWith("estimated: ", tokens.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Tokens_of_other_scripts_are_unknown()
    {
        var tokens = Assert.Single(Of(Train(Of("a", "где моя карта"))).Whole.Tokens);

        Assert.Null(tokens.Estimated);
        Assert.Null(tokens.Total);
        Assert.StartsWith("unknown: ", tokens.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Scripts_come_with_the_most_frequent_first()
    {
        var profile = Of(Train(Of("a", "hello"), Of("b", "hallo"), Of("c", "привет"), Of("d", "42")));

        Assert.Equal(
            [new ScriptProfile(Script.Latin, 2, 0.5), new ScriptProfile(null, 1, 0.25), new ScriptProfile(Script.Cyrillic, 1, 0.25)],
            profile.Whole.Scripts);
    }

    [Fact]
    public void Damage_is_counted_with_ids_in_input_and_expected_output()
    {
        var profile = Of(Train(Of("b", "cafÃ©"), Of("a", "fine", "StraÃŸe"), Of("c", "lost \uFFFD and a\0b"), Of("d", "fine")));

        Assert.Equal(
            [(DamageKind.Mojibake, 2, "a b"), (DamageKind.ReplacementCharacter, 1, "c"), (DamageKind.ControlCharacter, 1, "c")],
            profile.Whole.Damage.Select(damage => (damage.Kind, damage.Count, string.Join(' ', damage.Ids))));
        Assert.Equal(0.5, profile.Whole.Damage[0].Share);
    }

    [Fact]
    public void Empty_and_constant_fields_are_told()
    {
        var profile = Of(Train(
            OfFields("a", ("title", ""), ("body", "one"), ("channel", "mail")),
            OfFields("b", ("title", " "), ("body", "two"), ("channel", "mail"))));

        Assert.Equal(
            [("title", 2, false), ("body", 0, false), ("channel", 0, true)],
            profile.Whole.Fields.Select(field => (field.Name, field.Empty, field.IsConstant)));
    }

    [Fact]
    public void Times_have_a_range_and_a_largest_gap()
    {
        var profile = Of(Train(At(0), At(1), At(2), At(50), At(51)));

        var time = profile.Whole.Time!;
        Assert.Equal((Day, Day.AddDays(51)), (time.First, time.Last));
        Assert.Equal((TimeSpan.FromDays(48), Day.AddDays(2), TimeSpan.FromDays(1)), (time.LargestGap, time.GapAfter, time.MedianGap));
        Assert.True(time.HasHole);
    }

    [Fact]
    public void Training_on_what_is_later_than_the_test_is_told()
    {
        var profile = Of(
            Train(Of("a", "x") with { Time = Day }, Of("b", "y") with { Time = Day.AddDays(9) }),
            Test(Of("c", "z") with { Time = Day.AddDays(5) }, Of("d", "w") with { Time = Day.AddDays(7) }));

        var overlap = Assert.Single(profile.TimeOverlaps);
        Assert.Equal((Split.Train, Split.Test, Day.AddDays(5), 1, 0.5), (overlap.Learnt, overlap.Measured, overlap.MeasuredFrom, overlap.Later, overlap.Share));
        Assert.Equal("b", Assert.Single(overlap.Ids).ToString());
    }

    [Fact]
    public void Groups_are_measured_and_those_on_two_sides_told()
    {
        var profile = Of(
            Train(Of("a", "x") with { Group = "anna" }, Of("b", "y") with { Group = "ben" }, Of("c", "z")),
            Test(Of("d", "w") with { Group = "anna" }, Of("e", "v") with { Group = "carl" }));

        Assert.Equal((3, "anna", 0.4, 1), (profile.Whole.Groups!.Count, profile.Whole.Groups.Largest, profile.Whole.Groups.LargestShare, profile.Whole.Groups.WithoutGroup));
        var shared = Assert.Single(profile.SharedGroups);
        Assert.Equal((Split.Train, Split.Test, 1, 1, 0.5), (shared.Learnt, shared.Measured, shared.Groups, shared.Examples, shared.Share));
    }

    [Fact]
    public void One_expected_output_for_nearly_all_is_told()
    {
        var profile = Of(Train([.. Enumerable.Range(0, 40).Select(i => Of($"e{i}", $"text {i}", i == 0 ? "no" : "yes"))]));

        Assert.True(profile.Whole.Expected.IsNearlyConstant);
        Assert.Equal(("yes", 0.975), (profile.Whole.Expected.MostFrequent, profile.Whole.Expected.LargestShare));
    }

    [Fact]
    public void An_answer_that_stands_in_the_input_is_told_beside_chance()
    {
        var leaky = Of(Train([.. Enumerable.Range(0, 60).Select(i => Of($"e{i:00}", $"My problem {i} is about {"card_arrival lost_card top_up".Split(' ')[i % 3]}!", "card_arrival lost_card top_up".Split(' ')[i % 3]))]));
        var natural = Of(Train([.. Enumerable.Range(0, 60).Select(i => Of($"e{i:00}", $"card arrival, lost card or top up {i}?", "card_arrival lost_card top_up".Split(' ')[i % 3]))]));

        Assert.Equal((1.0, 0.0), (leaky.Whole.AnswerInInput!.Share, leaky.Whole.AnswerInInput.Chance));
        Assert.Null(leaky.Whole.AnswerInInput.Lift);
        Assert.Equal((1.0, 1.0), (natural.Whole.AnswerInInput!.Share, natural.Whole.AnswerInInput.Lift!.Value));
    }

    [Fact]
    public void A_part_of_a_word_is_no_answer()
    {
        var profile = Of(Train(Of("a", "discarded top-ups", "card"), Of("b", "a card!", "CARD"), Of("c", "–", "?")));

        Assert.Equal((2, 1), (profile.Whole.AnswerInInput!.Examined, profile.Whole.AnswerInInput.Count));
        Assert.Equal("b", Assert.Single(profile.Whole.AnswerInInput.Ids).ToString());
    }

    [Fact]
    public void The_same_dataset_has_the_same_profile()
    {
        Example[] examples = [.. Enumerable.Range(0, 20_000).Select(i => Of($"e{i}", $"text number {i % 977} of {i}", $"l{i % 7}") with { Group = $"g{i % 300}" })];

        var (one, other) = (Of(Train(examples)).Whole, Of(Train(examples)).Whole);

        Assert.Equal(one.Characters, other.Characters);
        Assert.Equal(one.AnswerInInput!.Chance, other.AnswerInInput!.Chance);
        Assert.Equal(one.Groups, other.Groups);
    }

    private static DatasetProfile Of(params KeyValuePair<Split, IReadOnlyList<Example>>[] splits) =>
        DatasetProfile.Of(Dataset.Create(splits), OutputKind.Label, ["small"], TestContext.Current.CancellationToken);

    private static KeyValuePair<Split, IReadOnlyList<Example>> Train(params Example[] examples) => KeyValuePair.Create(Split.Train, (IReadOnlyList<Example>)examples);

    private static KeyValuePair<Split, IReadOnlyList<Example>> Test(params Example[] examples) => KeyValuePair.Create(Split.Test, (IReadOnlyList<Example>)examples);

    private static Example Of(string id, string input, string expected = "label") =>
        new() { Id = new ExampleId(id), Input = ExampleInput.OfText(input), Expected = expected };

    private static Example At(int day) => Of($"e{day}", $"t{day}") with { Time = Day.AddDays(day) };

    private static Example OfFields(string id, params (string Name, string Value)[] fields) => new()
    {
        Id = new ExampleId(id),
        Input = ExampleInput.OfFields([.. fields.Select(field => new InputField(field.Name, field.Value))]),
        Expected = "label",
    };
}
