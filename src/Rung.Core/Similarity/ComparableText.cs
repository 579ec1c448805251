using System.Buffers;
using System.Globalization;
using System.Text;
using Rung.Core.Texts;

namespace Rung.Core.Similarity;

/// <summary>
/// A text without what does not make it another one: Unicode's compatibility forms (NFKC), case
/// (the lower case of no language), invisible format characters, and the kind and number of blanks and punctuation marks,
/// of which each run becomes one space and those at the ends nothing. Digits, accents and symbols (€, +, an emoji) count.
/// A text of nothing but punctuation keeps it.
/// </summary>
public static class ComparableText
{
    private static readonly SearchValues<char> AsciiThatCounts =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789$+<=>^`|~");

    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = Ascii.IsValid(text) ? OfAscii(text) : OfRunes(CompatibilityForm.Of(text));
        return result.Length > 0 ? result : text.Trim();
    }

    private static string OfAscii(string text)
    {
        var rented = ArrayPool<char>.Shared.Rent(text.Length);
        var length = 0;
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var run = rest.IndexOfAnyExcept(AsciiThatCounts);
            run = run < 0 ? rest.Length : run;
            if (run > 0)
            {
                if (length > 0)
                {
                    rented[length++] = ' ';
                }

                Ascii.ToLower(rest[..run], rented.AsSpan(length), out var written);
                length += written;
            }

            rest = rest[Math.Min(run + 1, rest.Length)..];
        }

        var result = rented.AsSpan(0, length).SequenceEqual(text) ? text : new string(rented, 0, length);
        ArrayPool<char>.Shared.Return(rented);
        return result;
    }

    private static string OfRunes(List<Rune> runes)
    {
        var result = new StringBuilder(runes.Count + 1);
        var owesBlank = false;
        foreach (var rune in runes)
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (IsPunctuation(category) || category is UnicodeCategory.Control || Rune.IsWhiteSpace(rune))
            {
                owesBlank = result.Length > 0;
            }
            else if (category is not UnicodeCategory.Format)
            {
                if (owesBlank)
                {
                    result.Append(' ');
                    owesBlank = false;
                }

                result.Append(Rune.ToLowerInvariant(rune).ToString());
            }
        }

        return result.ToString();
    }

    private static bool IsPunctuation(UnicodeCategory category) => category
        is UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation
        or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
        or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
        or UnicodeCategory.OtherPunctuation;
}
