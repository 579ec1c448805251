using Rung.Engine.PersonalData;

namespace Rung.Engine.Tests.PersonalData;

public sealed class AddressesTests
{
    [Fact]
    public void A_whole_address_in_a_sentence_is_one() =>
        Assert.Equal(
            ["STREET_ADDRESS 12 Elm St, Apt 3\nBern\nSwitzerland 3011"],
            Settled("send it to ", "s12 Elm St", ", ", "sApt 3", "\n", "gBern", "\n", "gSwitzerland", " ", "z3011", " today"));

    [Fact]
    public void On_lines_of_its_own_each_line_stays_by_itself() =>
        Assert.Equal(
            ["PERSON Ada Lovegrove", "STREET_ADDRESS 12 Elm St", "GPE Bern", "GPE Switzerland", "STREET_ADDRESS 3011"],
            Settled("", "pAda Lovegrove", "\n> ", "s12 Elm St", "\n> ", "gBern", "\n> ", "gSwitzerland", " ", "z3011", ""));

    [Fact]
    public void On_one_line_it_is_one() =>
        Assert.Equal(["STREET_ADDRESS 12 Elm St, Bern 3011"], Settled("", "s12 Elm St", ", ", "gBern", " ", "z3011", ""));

    [Fact]
    public void A_town_alone_stays_a_place() =>
        Assert.Equal(["STREET_ADDRESS 12 Elm St", "GPE Bern"], Settled("she lives at ", "s12 Elm St", ", ", "gBern", "."));

    [Fact]
    public void Without_a_street_nothing_changes() =>
        Assert.Equal(["GPE Bern", "ZIP_CODE 3011", "GPE Norway"], Settled("from ", "gBern", " ", "z3011", " to ", "gNorway", ""));

    [Fact]
    public void What_words_part_is_not_joined() =>
        Assert.Equal(["STREET_ADDRESS 12 Elm St", "GPE Bern", "GPE Norway"], Settled("at ", "s12 Elm St", " near ", "gBern", " in ", "gNorway", ""));

    [Fact]
    public void What_stands_between_a_street_and_a_country_is_a_town() =>
        Assert.Equal(["STREET_ADDRESS 12 Elm St", "GPE Abbott", "GPE Norway"], Settled("", "s12 Elm St", "\n", "pAbbott", "\n", "gNorway", ""));

    [Fact]
    public void What_stands_between_a_person_and_a_street_is_an_organisation() =>
        Assert.Equal(
            ["PERSON Ada Lovegrove", "ORGANIZATION Abbott", "STREET_ADDRESS 12 Elm St"],
            Settled("", "pAda Lovegrove", "\n", "gAbbott", "\n", "s12 Elm St", ""));

    /// <summary>Texts and spans in turn; the first letter of a span is its type.</summary>
    private static string[] Settled(params string[] parts)
    {
        var (text, spans) = ("", new List<PersonalSpan>());
        for (var i = 0; i < parts.Length; i++)
        {
            var value = i % 2 == 0 ? parts[i] : parts[i][1..];
            if (i % 2 == 1)
            {
                spans.Add(new PersonalSpan(text.Length, text.Length + value.Length, TypeOf(parts[i][0]), 1));
            }

            text += value;
        }

        Addresses.Settle(spans, text);
        return [.. spans.Select(span => $"{span.Type} {text[span.Start..span.End]}")];
    }

    private static string TypeOf(char letter) => letter switch
    {
        's' => PersonalTypes.StreetAddress,
        'g' => PersonalTypes.Place,
        'z' => PersonalTypes.ZipCode,
        _ => PersonalTypes.Person,
    };
}
