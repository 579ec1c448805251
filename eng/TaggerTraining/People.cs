namespace Rung.TaggerTraining;

/// <summary>Makes names of people. Most are known to no list: a tagger must not learn names by heart.</summary>
internal sealed class People(Pieces pieces)
{
    public string Name()
    {
        var name = pieces.Number(0, 19) switch
        {
            < 9 => $"{First()} {Last()}",
            9 or 10 => $"{First()} {pieces.Letters(1)}. {Last()}",
            11 => $"{First()} {pieces.Letters(1)} {Last()}",
            12 => $"{First()} {pieces.Of("particles")} {Last()}",
            13 => $"{First()} {pieces.Pick("O'", "Mac", "Mc", "D'", "Al-", "El-")}{Last()}",
            14 or 15 => First(),
            16 => $"{First()} {First()} {Last()}",
            17 => $"{First()} {Last()}-{Last()}",
            18 => $"{First()}-{First()} {Last()}",
            _ => $"{First()} {Last()} {Last()}",
        };
        name = pieces.Maybe(0.04) ? $"{name}{pieces.Pick(" ", ", ")}{pieces.Of("suffixes")}" : name;
        return pieces.Maybe(0.06) ? name.ToLowerInvariant() : pieces.Maybe(0.02) ? name.ToUpperInvariant() : name;
    }

    /// <summary>As lists of literature and tickets have them: "B. Okonjo", "OKONJO, B."</summary>
    public string Short() => pieces.Number(0, 5) switch
    {
        0 => $"{Last()}, {First()}",
        1 => $"{Last()}, {pieces.Letters(1)}.",
        2 => $"{Last().ToUpperInvariant()}, {First()}",
        3 => $"{pieces.Letters(1)}.{pieces.Letters(1)}. {Last()}",
        _ => $"{pieces.Letters(1)}. {Last()}",
    };

    public string First() => pieces.Number(0, 19) switch
    {
        < 8 => pieces.Of("first-names"),
        < 14 => pieces.Crossed("first-names"),
        < 18 => MadeUp(),
        _ => pieces.Maybe(0.3) ? pieces.Word() : First()[..1].ToUpperInvariant() + pieces.Pick("y", "o", "i", "ax", "en", "im", "ay", "ob"),
    };

    public string Last() => pieces.Number(0, 19) switch
    {
        < 6 => pieces.Of("last-names"),
        < 11 => pieces.Crossed("last-names"),
        < 17 => MadeUp(),
        < 19 => pieces.Word(),
        _ => $"{pieces.Of("particles")} {pieces.Crossed("last-names")}",
    };

    private string MadeUp() => pieces.Of("openings") + pieces.Of("middles") + pieces.Of("nameends");
}
