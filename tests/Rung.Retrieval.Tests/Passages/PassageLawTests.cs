using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Rung.Retrieval.Documents;
using Rung.Retrieval.Passages;

namespace Rung.Retrieval.Tests.Passages;

[Properties(Replay = "(20261130,13)", MaxTest = 150)]
public sealed class PassageLawTests
{
    private static readonly Gen<PassageOptions> Options =
        from most in Gen.Choose(8, 120)
        from overlap in Gen.Choose(0, most / 2)
        from least in Gen.Choose(0, most / 2)
        from repeats in Gen.Elements(true, false)
        from counter in Gen.Elements<ITokenCounter>(ApproximateTokenCounter.Shared, CharacterCounter.Shared)
        select new PassageOptions { MaxTokens = most, OverlapTokens = overlap, MinTokens = least, RepeatsTableHeader = repeats, Tokens = counter };

    private static readonly Arbitrary<(DocumentText Document, PassageOptions Options)> Cases =
        Gen.Zip(MadeDocuments.Any, Options).Select(pair => (pair.Item1, pair.Item2)).ToArbitrary();

    [Property]
    public Property Every_character_but_white_space_lies_in_a_passage() => Prop.ForAll(Cases, made =>
    {
        var covered = new bool[made.Document.Text.Length];
        foreach (var passage in PassageCutter.Cut(made.Document, made.Options))
        {
            covered.AsSpan(passage.Span.Start, passage.Span.Length).Fill(true);
        }

        for (var i = 0; i < covered.Length; i++)
        {
            Assert.True(covered[i] || char.IsWhiteSpace(made.Document.Text[i]));
        }
    });

    [Property]
    public Property Passages_are_in_order_and_each_brings_something_new() => Prop.ForAll(Cases, made =>
    {
        var last = new TextSpan(-1, 0);
        foreach (var passage in PassageCutter.Cut(made.Document, made.Options))
        {
            Assert.True(passage.Span.Start > last.Start && passage.Span.End > last.End);
            last = passage.Span;
        }
    });

    [Property]
    public Property No_passage_is_larger_than_allowed() => Prop.ForAll(Cases, made =>
        Assert.All(PassageCutter.Cut(made.Document, made.Options), passage =>
            Assert.InRange(made.Options.Tokens.Count(passage.Text), 1, made.Options.MaxTokens)));

    [Property]
    public Property The_text_is_that_of_the_span_but_for_a_repeated_header() => Prop.ForAll(Cases, made =>
        Assert.All(PassageCutter.Cut(made.Document, made.Options), passage =>
        {
            var text = made.Document.Text[passage.Span.Start..passage.Span.End];
            Assert.True(passage.Text == text || (made.Options.RepeatsTableHeader && passage.Text.EndsWith($"\n{text}", StringComparison.Ordinal)));
        }));

    [Property]
    public Property The_same_document_gives_the_same_ids_each_once() => Prop.ForAll(Cases, made =>
    {
        var ids = PassageCutter.Cut(made.Document, made.Options).Select(passage => passage.Id).ToList();

        Assert.Equal(ids, PassageCutter.Cut(made.Document, made.Options).Select(passage => passage.Id));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.StartsWith("made.md#", id.Value, StringComparison.Ordinal));
    });

    [Property]
    public Property No_passage_reaches_over_a_heading() => Prop.ForAll(Cases, made =>
        Assert.All(PassageCutter.Cut(made.Document, made.Options), passage =>
        {
            var kinds = made.Document.Blocks.Where(block => block.Span.Overlaps(passage.Span)).Select(block => block.Kind == DocumentBlockKind.Heading).ToList();
            Assert.DoesNotContain(true, kinds.SkipWhile(isHeading => isHeading));
        }));

    [Property]
    public Property A_change_in_one_section_leaves_the_ids_of_the_others() => Prop.ForAll(
        Gen.Zip(MadeDocuments.Any, Options).ToArbitrary(),
        made =>
        {
            var options = made.Item2;
            var before = PassageCutter.Cut(TwoSections("One.", made.Item1), options).Where(passage => passage.TitlePath.Contains("Second")).Select(passage => passage.Id);
            var after = PassageCutter.Cut(TwoSections("One. And two more sentences. They are new.", made.Item1), options).Where(passage => passage.TitlePath.Contains("Second")).Select(passage => passage.Id);

            Assert.Equal(before, after);
        });

    private static DocumentText TwoSections(string first, DocumentText second) => MadeDocuments.Of(
        builder => builder.AddHeading(1, "First"),
        builder => builder.AddParagraph(first),
        builder => builder.AddHeading(1, "Second"),
        builder => builder.AddPlain($"\n\n{second.Text} end"));

    /// <summary>Counts that do not add up: a tokenizer that sees pairs.</summary>
    private sealed class CharacterCounter : ITokenCounter
    {
        public static CharacterCounter Shared { get; } = new();

        public string Name => "pairs";

        public int Count(ReadOnlySpan<char> text) => text.IsWhiteSpace() ? 0 : (text.Length / 3) + 1;
    }
}
