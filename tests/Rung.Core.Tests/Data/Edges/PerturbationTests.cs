using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Rung.Core.Data;
using Rung.Core.Data.Edges;

namespace Rung.Core.Tests.Data.Edges;

public sealed class PerturbationTests
{
    private static readonly Example Source = Examples.Of("a17", "Why was I charged a fee, after my café visit in Zürich?", "card_fee", group: "anna");

    [Theory]
    [InlineData(PerturbationKind.Upper, "WHY WAS I CHARGED A FEE, AFTER MY CAFÉ VISIT IN ZÜRICH?")]
    [InlineData(PerturbationKind.Lower, "why was i charged a fee, after my café visit in zürich?")]
    [InlineData(PerturbationKind.Alternate, "wHy WaS i ChArGeD a FeE, aFtEr My CaFé ViSiT iN zÜrIcH?")]
    [InlineData(PerturbationKind.Truncated, "Why was I charged a fee, after my café visit")]
    [InlineData(PerturbationKind.Plain, "Why was I charged a fee, after my cafe visit in Zurich?")]
    public void What_needs_no_chance_gives_one_text(PerturbationKind kind, string expected) =>
        Assert.Equal(expected, Perturbation.Apply(Source, kind, seed: 1)!.Input.Text);

    [Fact]
    public void The_expected_output_and_the_group_stay_and_the_mark_is_set()
    {
        var made = Perturbation.Apply(Source, PerturbationKind.Typo, seed: 1)!;

        Assert.Equal("a17~typo", made.Id.ToString());
        Assert.Equal((Source.Expected, Source.Group), (made.Expected, made.Group));
        Assert.Equal(["generated", "edge:typo"], made.Tags);
        Assert.True(EdgeTags.IsGenerated(made));
    }

    [Fact]
    public void An_order_is_put_behind_the_whole_text()
    {
        var made = Perturbation.Apply(Source, PerturbationKind.Injected, seed: 3)!.Input.Text;

        Assert.StartsWith(Source.Input.Text + "\n\n", made, StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_twenty_orders_and_more_and_none_twice()
    {
        var orders = Enumerable.Range(0, 2_000)
            .Select(i => Perturbation.Apply(Source, PerturbationKind.Injected, (ulong)i)!.Input.Text[(Source.Input.Text.Length + 2)..])
            .Distinct()
            .ToList();

        Assert.InRange(orders.Count, 20, 100);
    }

    [Theory]
    [InlineData("ALL UPPER", PerturbationKind.Upper)]
    [InlineData("all lower", PerturbationKind.Lower)]
    [InlineData("no accents", PerturbationKind.Plain)]
    [InlineData("three words only", PerturbationKind.Truncated)]
    [InlineData("12 34", PerturbationKind.Typo)]
    [InlineData("где моя карта", PerturbationKind.Confusable)]
    public void A_change_that_changes_nothing_makes_nothing(string text, PerturbationKind kind) =>
        Assert.Null(Perturbation.Apply(Examples.Of("a", text, "x"), kind, seed: 1));

    [Fact]
    public void Of_named_fields_the_longest_is_changed()
    {
        var source = Source with { Input = ExampleInput.OfFields([new("title", "Fee"), new("body", "a much longer text"), new("place", "here")]) };

        var made = Perturbation.Apply(source, PerturbationKind.Upper, seed: 1)!;

        Assert.Equal(["Fee", "A MUCH LONGER TEXT", "here"], made.Input.Fields.Select(field => field.Value));
    }

    [Fact]
    public void What_may_be_copied_from_the_input_is_never_changed_itself()
    {
        Example[] sources = [.. Enumerable.Range(0, 50).Select(i => Source with { Id = new ExampleId($"s{i}") })];

        foreach (var output in new[] { OutputKind.Text, OutputKind.Json, OutputKind.ToolCall })
        {
            Assert.All(
                Perturbation.Generate(sources, 50, output, seed: 1),
                made => Assert.Contains(Source.Input.Text, made.Input.Text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Kinds_come_by_turns_and_each_source_once()
    {
        Example[] sources = [.. Enumerable.Range(0, 60).Select(i => Source with { Id = new ExampleId($"s{i}") })];

        var made = Perturbation.Generate(sources, 44, OutputKind.Label, seed: 1);

        Assert.Equal(44, made.Length);
        Assert.All(made.CountBy(example => example.Tags[1]), kind => Assert.Equal(4, kind.Value));
        Assert.Equal(44, made.Select(example => example.Id.ToString().Split('~')[0]).Distinct().Count());
    }

    [Property]
    public Property Any_text_is_changed_to_the_same_text_again_from_the_id_alone() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonEmptyString>(),
            ArbMap.Default.ArbFor<ulong>(),
            (text, seed) => Enum.GetValues<PerturbationKind>().All(kind =>
            {
                var source = Source with { Input = ExampleInput.OfText(text.Get) };
                var made = Perturbation.Apply(source, kind, seed);
                return made is null
                    || (Perturbation.TryReadId(made.Id, out var id, out var again) && id == source.Id
                        && Perturbation.Apply(source, again, seed)!.Input == made.Input && made.Input != source.Input);
            }));

    [Theory]
    [InlineData("a17", false)]
    [InlineData("~typo", false)]
    [InlineData("a17~other", false)]
    [InlineData("a~b~upper", true)]
    public void Only_ids_with_a_change_are_read_as_such(string id, bool isGenerated) =>
        Assert.Equal(isGenerated, Perturbation.TryReadId(new ExampleId(id), out _, out _));

    [Fact]
    public void The_outcome_is_part_of_the_frozen_test()
    {
        // Pinned: another outcome would change the edge split of every task that has one.
        ImmutableArray<PerturbationKind> chance =
            [PerturbationKind.Typo, PerturbationKind.Noisy, PerturbationKind.Confusable, PerturbationKind.Padded, PerturbationKind.Emoji];

        Assert.Equal(
            "7760a4891dda",
            ContentHash.Of(string.Join('|', chance.Select(kind => Perturbation.Apply(Source, kind, seed: 1)!.Input.Text))).Short);
    }
}
