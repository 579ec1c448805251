namespace Rung.Engine.PersonalData.Patterns;

/// <summary>Words that say what stands beside them. One has to come shortly before it or, where that is asked, right behind it.</summary>
internal sealed class ContextWords(params string[] words)
{
    private const int Before = 48;

    /// <summary>How many characters behind it are searched too.</summary>
    public int After { get; init; }

    /// <summary>Whether a word speaks for the first number behind it only.</summary>
    public bool EndsAtDigits { get; init; }

    /// <summary>Whether one stands, as whole words, beside what lies between two places.</summary>
    public bool StandNear(ReadOnlySpan<char> text, int start, int end)
    {
        var before = text[Math.Max(0, start - Before)..start];
        before = EndsAtDigits ? before[(before.LastIndexOfAnyInRange('0', '9') + 1)..] : before;
        var after = text[end..Math.Min(text.Length, end + After)];
        foreach (var word in words)
        {
            if (Has(before, word) || Has(after, word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(ReadOnlySpan<char> text, string word)
    {
        for (var from = 0; from <= text.Length - word.Length;)
        {
            var at = text[from..].IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return false;
            }

            var (start, end) = (from + at, from + at + word.Length);
            if ((start == 0 || !char.IsLetter(text[start - 1])) && (end == text.Length || !char.IsLetter(text[end])))
            {
                return true;
            }

            from = start + 1;
        }

        return false;
    }
}
