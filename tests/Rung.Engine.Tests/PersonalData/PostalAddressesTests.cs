using Rung.Engine.PersonalData;

namespace Rung.Engine.Tests.PersonalData;

public sealed class PostalAddressesTests
{
    [Fact]
    public void An_address_over_lines_in_a_sentence_is_one()
    {
        const string Text = "Send it to 12 Alder Lane\n Flat 3\nUpwood, 55512 please";

        Assert.Equal(["12 Alder Lane\n Flat 3\nUpwood, 55512"], Joined(Text, ("12 Alder Lane", PersonalTypes.StreetAddress), ("Flat 3", PersonalTypes.StreetAddress), ("Upwood", PersonalTypes.Place), ("55512", PersonalTypes.ZipCode)));
    }

    [Fact]
    public void In_a_letters_head_each_line_stays_what_it_is()
    {
        const string Text = "Ada Example\n12 Alder Lane\nUpwood 55512";

        Assert.Equal(["12 Alder Lane", "Upwood"], Joined(Text, ("12 Alder Lane", PersonalTypes.StreetAddress), ("Upwood", PersonalTypes.Place)));
    }

    [Fact]
    public void A_city_behind_a_street_on_one_line_stays_a_city() => Assert.Equal(
        ["12 Alder Lane", "Upwood"],
        Joined("He lives at 12 Alder Lane, Upwood", ("12 Alder Lane", PersonalTypes.StreetAddress), ("Upwood", PersonalTypes.Place)));

    [Fact]
    public void With_a_zip_code_it_is_where_a_letter_goes() => Assert.Equal(
        ["12 Alder Lane 55512"],
        Joined("He lives at 12 Alder Lane 55512", ("12 Alder Lane", PersonalTypes.StreetAddress), ("55512", PersonalTypes.ZipCode)));

    [Theory]
    [InlineData("call (37) 788-063-Office now", "37) 788-063-Office", "(37) 788-063")]
    [InlineData("call +447700 900 815-Fax now", "447700 900 815-Fax", "+447700 900 815")]
    [InlineData("call 555 0142 now", "555 0142", "555 0142")]
    public void A_number_goes_from_its_bracket_or_plus_to_its_last_digit(string text, string found, string mended)
    {
        var at = text.IndexOf(found, StringComparison.Ordinal);
        List<PersonalSpan> spans = [new(at, at + found.Length, PersonalTypes.PhoneNumber, 1)];

        SpanEdges.Mend(spans, text);

        Assert.Equal(mended, text[spans[0].Start..spans[0].End]);
    }

    [Fact]
    public void What_words_part_stays_apart() => Assert.Equal(
        ["12 Alder Lane", "Upwood"],
        Joined("From 12 Alder Lane\nI moved to Upwood", ("12 Alder Lane", PersonalTypes.StreetAddress), ("Upwood", PersonalTypes.Place)));

    private static string[] Joined(string text, params (string Value, string Type)[] parts)
    {
        List<PersonalSpan> spans = [.. parts.Select(part => text.IndexOf(part.Value, StringComparison.Ordinal) is var at ? new PersonalSpan(at, at + part.Value.Length, part.Type, 1) : default)];
        PostalAddresses.Join(spans, text);
        return [.. spans.Select(span => text[span.Start..span.End])];
    }
}
