using System.Globalization;

namespace Rung.TaggerTraining;

/// <summary>Makes what stands in a slot.</summary>
internal sealed class Fillers(Pieces pieces)
{
    private readonly People _people = new(pieces);
    private readonly Numbers _numbers = new(pieces);
    private readonly Places _places = new(pieces, new People(pieces));
    private readonly Companies _companies = new(pieces, new People(pieces));

    public string Make(string slot) =>
        OfPeople(slot) ?? OfPlaces(slot) ?? OfTime(slot) ?? OfNumbers(slot) ?? OfWords(slot)
            ?? throw new InvalidOperationException($"There is no slot {slot}.");

    private string? OfPeople(string slot) => slot switch
    {
        "person" => _people.Name(),
        "first" => pieces.Maybe(0.06) ? _people.First().ToLowerInvariant() : _people.First(),
        "firstlow" => pieces.Maybe(0.2) ? pieces.Of("plain-words") : _people.First().ToLowerInvariant(),
        "last" => _people.Last(),
        "short" => _people.Short(),
        "prefix" => pieces.Of("honorifics"),
        "prefixlow" => pieces.Of("honorifics").ToLowerInvariant(),
        "org" => _companies.Name(),
        "job" => Job(),
        "nationality" => Nationality(),
        "nationals" => Nationality() + "s",
        _ => null,
    };

    private string? OfPlaces(string slot) => slot switch
    {
        "city" => _places.City(),
        "country" => _places.Country(),
        "state" => _places.State(),
        "streetline" => _places.StreetLine(),
        "streetname" => _places.Street(),
        "unit" => _places.Unit(),
        "corner" => _places.Corner(),
        "box" => _places.Box(),
        "zip" => _places.Zip(),
        _ => null,
    };

    private string? OfTime(string slot) => slot switch
    {
        "date" => _numbers.Date(),
        "datetime" => _numbers.DateAndTime(),
        "clock" => _numbers.Clock(),
        "weekday" => _numbers.Weekday(),
        "month" => _numbers.Month(),
        "year" => pieces.Whole(1900, 2030),
        "age" => pieces.Whole(1, 99),
        _ => null,
    };

    private string? OfNumbers(string slot) => slot switch
    {
        "phone" => _numbers.Phone(),
        "license" => _numbers.License(),
        "email" => $"{_people.First().ToLowerInvariant()}.{_people.Last().ToLowerInvariant()}@{pieces.Of("domains")}.{pieces.Of("toplevels")}",
        "url" => $"{pieces.Pick("http://", "https://", "www.", "https://www.")}{pieces.Of("plain-words")}{pieces.Of("plain-words")}.{pieces.Of("toplevels")}",
        "iban" => $"{pieces.Letters(2)}{pieces.Whole(10, 99)}{pieces.Letters(4)}{pieces.Digits(14)}",
        "card" => pieces.Digits(16),
        "ssn" => $"{pieces.Digits(3)}-{pieces.Digits(2)}-{pieces.Digits(4)}",
        "ip" => string.Join('.', Enumerable.Range(0, 4).Select(_ => pieces.Whole(1, 255))),
        "money" => pieces.Pick("$", "€", "£") + pieces.Whole(5, 5000),
        "number" => pieces.Whole(1, 400),
        "product" => $"{pieces.Letters(2)}-{pieces.Digits(5)}",
        _ => null,
    };

    private string? OfWords(string slot) => slot switch
    {
        "word" => pieces.Of("plain-words"),
        "Word" => pieces.Word(),
        "noun" or "verbed" or "gerund" or "adverb" or "adjective" => pieces.Of(slot),
        "nouns" => pieces.Of("noun") + "s",
        "Noun" or "Verbed" or "Gerund" or "Adverb" or "Adjective" => Pieces.Capital(pieces.Of(slot.ToLowerInvariant())),
        "Nouns" => Pieces.Capital(pieces.Of("noun")) + "s",
        "NOUN" => pieces.Of("noun").ToUpperInvariant(),
        "title" => Title(),
        "brand" => $"{pieces.Of("openings")}{pieces.Of("companysyllables")}{(pieces.Maybe(0.5) ? $" {pieces.Of("brandends")}" : "")}",
        "language" => pieces.Of("languages"),
        "placeorg" => pieces.Of("placeorgs"),
        _ => null,
    };

    /// <summary>Of a song, a book or a heading: English words with capitals.</summary>
    private string Title() => string.Join(
        ' ',
        Enumerable.Range(0, pieces.Number(1, 4)).Select(i => i > 0 && pieces.Maybe(0.3) ? pieces.Pick("of", "and", "the", "in", "for", "My", "a") : pieces.Word()));

    private string Nationality()
    {
        var word = pieces.Maybe(0.9) ? pieces.Of("nationalities") : pieces.Crossed("countries") + pieces.Pick("ian", "ese", "ish", "an", "i");
        return pieces.Maybe(0.15) ? word.ToLowerInvariant() : word;
    }

    private string Job()
    {
        var job = pieces.Number(0, 9) switch
        {
            < 7 => pieces.Of("job-titles"),
            7 => pieces.Of("jobstems") + pieces.Of("jobends"),
            _ => $"{pieces.Of(pieces.Maybe(0.5) ? "adjective" : "noun")} {pieces.Of("jobheads")}",
        };
        return pieces.Number(0, 2) switch
        {
            0 => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(job),
            1 => char.ToUpperInvariant(job[0]) + job[1..],
            _ => job,
        };
    }
}
