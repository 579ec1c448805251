using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Rung.Engine.PersonalData;

namespace Rung.Engine.Tests.PersonalData;

[Properties(Replay = "(20260304,7)")]
public sealed class PersonalDataDetectorTests
{
    private static readonly Gen<string> Texts =
        from pieces in Gen.ListOf(Gen.Elements(
            "Ada Lovegrove", "Mr. ", "lives at ", "12 Elm Street", "\n", " ", ", ", "😀", "\ud83d", "\udc00", "\0", "@", "a@b.co", "4111111111111111", "://", "www.x.y",
            "DE89370400440532013000", "1980-02-03", "born ", "passport ", "C01X00T47", "{", "é", "e\u0301", "العربية", "日本語", "'s", "-----", ":", "(", "٣", "½", "\u200b", "ﬀ", "İ"))
        select string.Concat(pieces);

    [Property(MaxTest = 1500)]
    public Property Any_text_at_all_is_read_and_its_spans_are_in_order_and_apart() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        var end = 0;
        foreach (var span in PersonalDataDetector.Shared.Detect(text))
        {
            Assert.InRange(span.Start, end, text.Length);
            Assert.InRange(span.End, span.Start + 1, text.Length);
            Assert.InRange(span.Score, double.Epsilon, 1);
            Assert.Contains(span.Type, PersonalTypes.All);
            Assert.False(span.Start > 0 && char.IsSurrogatePair(text, span.Start - 1), "a pair is parted");
            Assert.False(span.End < text.Length && char.IsSurrogatePair(text, span.End - 1), "a pair is parted");
            end = span.End;
        }
    });

    [Property(MaxTest = 300)]
    public void Random_characters_are_read_too(NonNull<string> text) =>
        Assert.All(PersonalDataDetector.Shared.Detect(text.Get), span => Assert.InRange(span.End, 1, text.Get.Length));

    [Fact]
    public void Nothing_is_in_nothing() => Assert.Empty(PersonalDataDetector.Shared.Detect(""));

    [Fact]
    public void Offsets_count_characters_beyond_the_basic_plane_as_two()
    {
        const string Text = "😀😀 write to ada@example.com";

        var span = Assert.Single(PersonalDataDetector.Shared.Detect(Text));

        Assert.Equal((14, 29), (span.Start, span.End));
        Assert.Equal("ada@example.com", Text[span.Start..span.End]);
    }

    [Fact]
    public void Many_threads_find_what_one_finds()
    {
        var random = new Random(5);
        string[] pieces = ["Mr. Tomasz Wolniak", " lives in ", "Bergen", ", ", "paid 40 euros", " to ", "Nordhaus Ltd", " on 3 May 2026. ", "Call 212-555-0123! "];
        var texts = Enumerable.Range(0, 400).Select(_ => string.Concat(random.GetItems(pieces, 30))).ToArray();
        var serial = texts.Select(PersonalDataDetector.Shared.Detect).ToArray();

        var parallel = texts.AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(PersonalDataDetector.Shared.Detect).ToArray();

        Assert.Equal(serial, parallel);
    }

    [Fact]
    public void A_long_text_gives_what_its_lines_give()
    {
        const string Line = "Please call Mrs. Okonjo at 212-555-0123 about card 4111 1111 1111 1111.\n";
        var one = PersonalDataDetector.Shared.Detect(Line);

        var many = PersonalDataDetector.Shared.Detect(string.Concat(Enumerable.Repeat(Line, 3000)));

        Assert.NotEmpty(one);
        Assert.Equal(3000 * one.Count, many.Count);
        Assert.Equal(one.Select(span => span.Type), many.TakeLast(one.Count).Select(span => span.Type));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("a")]
    [InlineData("A")]
    [InlineData("Ada Lovegrove ")]
    [InlineData("1 ")]
    [InlineData("'")]
    [InlineData("😀")]
    public void A_text_of_a_million_characters_is_read_to_its_end(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        Assert.All(PersonalDataDetector.Shared.Detect(text), span => Assert.InRange(span.End, span.Start + 1, text.Length));
    }

    [Fact]
    public void Who_was_named_in_full_is_found_by_one_part_of_the_name()
    {
        const string Text = "Mr. Tomasz Wolniak called. I told Wolniak to wait.";

        var people = Marked.Values(Text, PersonalDataDetector.Shared.Detect(Text), PersonalTypes.Person);

        Assert.Equal(["Tomasz Wolniak", "Wolniak"], people);
    }

    [Theory]
    [InlineData("She was born on 3 May 1980 in the north.", "3 May 1980")]
    [InlineData("DOB: 1980-05-03, since 2001-01-01 with us", "1980-05-03")]
    [InlineData("Geboren: 03.05.1980", "03.05.1980")]
    public void A_date_of_birth_is_told_from_other_dates(string text, string date) =>
        Assert.Equal([date], Marked.Values(text, PersonalDataDetector.Shared.Detect(text), PersonalTypes.DateOfBirth));

    [Fact]
    public void A_name_of_a_type_is_given_once() => Assert.Equal(PersonalTypes.All.Distinct(), PersonalTypes.All);
}
