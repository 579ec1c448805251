namespace Rung.TaggerTraining;

/// <summary>Makes names of companies and what else has members or staff.</summary>
internal sealed class Companies(Pieces pieces, People people)
{
    public string Name()
    {
        var core = pieces.Number(0, 16) switch
        {
            < 3 => pieces.Of("openings") + pieces.Of("middles") + pieces.Of("companysyllables"),
            3 => pieces.Word() + pieces.Of("companysyllables"),
            4 => pieces.Word() + pieces.Of("plain-words"),
            5 => pieces.Word() + pieces.Word(),
            6 or 7 => $"{pieces.Word()} {pieces.Word()}",
            8 => pieces.Word(),
            9 => $"{pieces.Word()} {pieces.Word()} {pieces.Word()}",
            10 => $"{people.Last()}{pieces.Pick(" and ", ", ", "-", " & ", "-")}{people.Last()}",
            11 => pieces.Maybe(0.4) ? $"{people.Last()}, {people.Last()} and {people.Last()}" : $"{people.Last()}-{people.Last()}",
            12 => people.Last(),
            13 => pieces.Letters(pieces.Number(2, 4)),
            14 => $"{pieces.Word()} {pieces.Word()} {pieces.Word()} {pieces.Of("companyends")}",
            15 => $"{pieces.Word()} {pieces.Of("companyends")}",
            _ => $"{pieces.Word()} {pieces.Pick("of", "for", "&", "and", "by", "the")} {pieces.Word()}",
        };
        var name = pieces.Maybe(0.45) ? $"{core} {pieces.Of("companyends")}" : core;
        return pieces.Maybe(0.05) ? name.ToUpperInvariant() : pieces.Maybe(0.05) ? name.ToLowerInvariant() : name;
    }
}
