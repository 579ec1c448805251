namespace Rung.TaggerTraining;

/// <summary>Makes names of towns and streets, and lines of addresses as several countries write them.</summary>
internal sealed class Places(Pieces pieces, People people)
{
    public string City()
    {
        var city = pieces.Number(0, 9) switch
        {
            < 3 => pieces.Of("cities"),
            < 5 => pieces.Crossed("cities"),
            5 => pieces.Word() + pieces.Of("townends"),
            6 => pieces.Maybe(0.3) ? pieces.Word() : pieces.Crossed("cities"),
            _ => pieces.Of("openings") + pieces.Of("middles") + pieces.Of("townends"),
        };
        city = pieces.Number(0, 11) switch
        {
            0 or 1 => $"{pieces.Of("townheads")} {city}",
            2 => $"{city} {pieces.Of("towntails")}",
            3 => pieces.Maybe(0.1)
                ? $"{city}-{pieces.Crossed("cities")}"
                : $"{city} {pieces.Pick("de", "di", "do", "del", "de la", "u", "v", "nad", "bei", "an der", "op")} {pieces.Crossed("cities")}",
            4 => pieces.Maybe(0.3) ? $"{city} {pieces.Pick("V", "K", "O", "A", "Ø", "Vas", "Town")}" : city,
            _ => city,
        };
        return pieces.Maybe(0.1) ? city.ToUpperInvariant() : pieces.Maybe(0.04) ? city.ToLowerInvariant() : city;
    }

    public string Country() => pieces.Maybe(0.05) ? pieces.Of("countries").ToLowerInvariant() : pieces.Of("countries");

    public string State() => pieces.Maybe(0.5) ? pieces.Of("states") : pieces.Letters(2);

    public string Street()
    {
        var stem = Stem();
        return pieces.Number(0, 19) switch
        {
            < 8 => $"{stem} {pieces.Of("englishstreets")}",
            < 11 => stem + pieces.Of("streetends"),
            11 or 12 => $"{pieces.Of("foreignstreets")} {stem}{(pieces.Maybe(0.2) ? $" {pieces.Of("numberedends")}" : "")}",
            13 => $"{pieces.Of("foreignstreets")} {people.Name()}",
            14 => $"{stem} {pieces.Of("streettails")}",
            15 => $"{stem} {pieces.Of("street-stems")}",
            16 => $"{pieces.Whole(1, 180)}{pieces.Pick("th", "st", "nd", "rd")} {pieces.Of("englishstreets")}",
            17 => $"{pieces.Pick("North", "South", "East", "West", "N", "S", "E", "W", "Old", "New")} {stem} {pieces.Of("englishstreets")}",
            18 => $"{stem} {pieces.Of("openings")}{pieces.Of("middles")}{pieces.Of("streetends")}",
            _ => stem,
        };
    }

    /// <summary>A street with a number, and now and then the flat.</summary>
    public string StreetLine()
    {
        var line = Numbered(Street());
        line = pieces.Maybe(0.1) ? $"{pieces.Whole(1, 99999)} {line}" : line;
        line = pieces.Maybe(0.2) ? $"{line}{pieces.Pick(" ", ", ")}{Unit()}" : line;
        return pieces.Maybe(0.05) ? line.ToLowerInvariant() : pieces.Maybe(0.03) ? line.ToUpperInvariant() : line;
    }

    public string Unit() => pieces.Maybe(0.1) ? pieces.Of("floors") : $"{pieces.Of("units")} {pieces.Whole(1, 999)}";

    public string Corner() => pieces.Pick(
        $"the corner of {Street()} and {Street()}", $"the corner of {Numbered(Street())} and {Street()}", $"corner of {Street()} and {Street()}");

    /// <summary>Where post is kept: boxes, and the mail of soldiers abroad.</summary>
    public string Box() => pieces.Number(0, 3) switch
    {
        0 or 1 => $"{pieces.Pick("P.O. Box", "PO Box", "P O Box", "Postfach", "Box")} {pieces.Whole(1, 99999)}",
        2 => $"{pieces.Of("military")} {pieces.Digits(4)}, Box {pieces.Digits(4)}\n{Forces()}",
        _ => $"{pieces.Of("ships")} {people.Last()}\n{Forces()}",
    };

    public string Zip() => pieces.Number(0, 8) switch
    {
        < 4 => pieces.Digits(5),
        4 => pieces.Digits(4),
        5 => $"{pieces.Digits(3)} {pieces.Digits(2)}",
        6 => $"{pieces.Letters(pieces.Number(1, 2))}{pieces.Whole(1, 20)} {pieces.Whole(1, 9)}{pieces.Letters(2)}",
        7 => pieces.Pick(
            $"{pieces.Digits(5)}-{pieces.Digits(4)}",
            $"{pieces.Digits(5)}-{pieces.Digits(3)}",
            $"{pieces.Digits(4)} {pieces.Letters(2)}",
            $"{pieces.Letters(1)}{pieces.Digits(1)}{pieces.Letters(1)} {pieces.Digits(1)}{pieces.Letters(1)}{pieces.Digits(1)}"),
        _ => pieces.Pick(pieces.Digits(6), pieces.Digits(3), $"{pieces.Digits(4)}-{pieces.Digits(3)}", $"{pieces.Digits(2)}-{pieces.Digits(3)}"),
    };

    private string Forces() => $"{pieces.Of("forces")} {pieces.Pick("AE", "AP", "AA")} {pieces.Digits(5)}";

    private string Numbered(string street)
    {
        var number = pieces.Whole(1, pieces.Maybe(0.4) ? 9999 : 200);
        return pieces.Number(0, 9) switch
        {
            < 4 => $"{number} {street}",
            < 8 => $"{street} {number}{(pieces.Maybe(0.15) ? pieces.Pick("a", "B", "/3", ", 2º", ".", "-12", " bis") : "")}",
            8 => $"{number}{pieces.Pick(", ", " bis ", "A ", "-3 ")}{street}",
            _ => street,
        };
    }

    private string Stem() => pieces.Number(0, 9) switch
    {
        < 3 => pieces.Of("street-stems"),
        3 or 4 => people.Last(),
        5 or 6 => pieces.Word(),
        7 => $"{people.First()} {people.Last()}",
        _ => pieces.Of("openings") + pieces.Of("middles") + pieces.Of("townends"),
    };
}
