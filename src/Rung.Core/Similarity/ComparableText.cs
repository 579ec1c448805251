using System.Globalization;
using System.Text;

namespace Rung.Core.Similarity;

/// <summary>
/// A text without what does not make it another one: Unicode compatibility forms, case, and the kind and number of blanks
/// and punctuation marks, of which each run becomes one space and those at the ends nothing. Symbols (€, +, an emoji)
/// and digits count. A text of nothing but punctuation keeps it.
/// </summary>
public static class ComparableText
{
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = new StringBuilder(text.Length);
        var owesBlank = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Counts(rune))
            {
                owesBlank = result.Length > 0;
                continue;
            }

            if (owesBlank)
            {
                result.Append(' ');
                owesBlank = false;
            }

            result.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        return result.Length > 0 ? result.ToString() : text.Trim();
    }

    private static bool Counts(Rune rune) => !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation
        or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
        or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
        or UnicodeCategory.OtherPunctuation or UnicodeCategory.Control or UnicodeCategory.Format);
}
