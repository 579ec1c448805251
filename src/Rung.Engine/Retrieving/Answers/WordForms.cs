namespace Rung.Engine.Retrieving.Answers;

/// <summary>
/// The words of a text as overlap counts them: in lower case, cut after so many letters that most endings fall away, in any language.
/// </summary>
internal static class WordForms
{
    // Words of the same stem mostly share their first six letters, words of different stems seldom do.
    private const int Kept = 6;

    public static IEnumerable<string> Of(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[start]))
            {
                start++;
                continue;
            }

            var end = start;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }

            yield return text[start..Math.Min(end, start + Kept)].ToLowerInvariant();
            start = end;
        }
    }
}
