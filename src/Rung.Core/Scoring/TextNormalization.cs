using System.Globalization;
using System.Text;
using Rung.Core.Texts;

namespace Rung.Core.Scoring;

/// <summary>
/// What a scorer overlooks when it compares two texts. Unicode is always normalised (NFKC) and white space is always
/// trimmed and folded to single blanks.
/// </summary>
/// <param name="MatchesCase">Whether letters must agree in case. Default: they need not.</param>
/// <param name="KeepsPunctuation">Whether punctuation counts. Default: it does.</param>
public sealed record TextNormalization(bool MatchesCase = false, bool KeepsPunctuation = true)
{
    public string Apply(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        var result = new StringBuilder(text.Length);
        var owesBlank = false;
        foreach (var rune in CompatibilityForm.Of(text))
        {
            if (Rune.IsWhiteSpace(rune))
            {
                owesBlank = result.Length > 0;
            }
            else if (KeepsPunctuation || !IsPunctuation(rune))
            {
                Append(result, rune, ref owesBlank);
            }
        }

        return result.ToString();
    }

    public override string ToString() =>
        $"{(MatchesCase ? "case counts" : "case ignored")}, {(KeepsPunctuation ? "punctuation counts" : "punctuation ignored")}, white space folded";

    private void Append(StringBuilder result, Rune rune, ref bool owesBlank)
    {
        if (owesBlank)
        {
            result.Append(' ');
            owesBlank = false;
        }

        result.Append((MatchesCase ? rune : Rune.ToLowerInvariant(rune)).ToString());
    }

    private static bool IsPunctuation(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation
        or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
        or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
        or UnicodeCategory.OtherPunctuation;
}
