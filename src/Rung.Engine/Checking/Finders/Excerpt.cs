namespace Rung.Engine.Checking.Finders;

/// <summary>A text as a finding shows it: on one line, cut where it is long.</summary>
internal static class Excerpt
{
    private const int Longest = 160;

    public static string Of(string? text)
    {
        var line = (text ?? "nothing").ReplaceLineEndings(" ");
        if (line.Length <= Longest)
        {
            return line;
        }

        var end = char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest;
        return string.Concat(line.AsSpan(0, end), "…");
    }
}
