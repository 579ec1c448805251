namespace Rung.Retrieval.Documents;

/// <summary>The lines between two '---' at the start of a Markdown file: those of the form 'name: value' are facts about it.</summary>
internal static class FrontMatter
{
    private const int MaxLines = 200;
    private const int LongestValue = 1000;

    public static (Dictionary<string, string> Facts, string Body) Split(string text)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        using var lines = new StringReader(text);
        if (lines.ReadLine()?.TrimEnd() is not "---")
        {
            return (facts, text);
        }

        for (var count = 0; count < MaxLines && lines.ReadLine() is { } line; count++)
        {
            if (line.TrimEnd() is "---" or "...")
            {
                return (facts, lines.ReadToEnd());
            }

            AddFact(facts, line);
        }

        // Never closed: it was a rule, not front matter.
        return (new Dictionary<string, string>(StringComparer.Ordinal), text);
    }

    private static void AddFact(Dictionary<string, string> facts, string line)
    {
        if (line.Length == 0 || char.IsWhiteSpace(line[0]) || line[0] is '#' or '-' || line.IndexOf(':', StringComparison.Ordinal) is not (> 0 and var colon))
        {
            return;
        }

        var value = line[(colon + 1)..].Trim();
        var bare = value is ['"', .., '"'] or ['\'', .., '\''] ? value[1..^1] : value;
        if (bare.Length is > 0 and <= LongestValue)
        {
            facts[line[..colon].Trim()] = bare;
        }
    }
}
