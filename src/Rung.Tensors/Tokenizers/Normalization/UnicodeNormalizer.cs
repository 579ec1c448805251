using System.Text;

namespace Rung.Tensors.Tokenizers.Normalization;

/// <summary>
/// NFC, NFD, NFKC or NFKD. It works from one character that nothing joins on to the next: what comes of such a stretch is
/// aligned to the whole of it. Half a surrogate pair becomes U+FFFD.
/// </summary>
internal sealed class UnicodeNormalizer(UnicodeForm form) : Normalizer
{
    private readonly bool _isCompatible = form is UnicodeForm.Nfkc or UnicodeForm.Nfkd;
    private readonly bool _isComposed = form is UnicodeForm.Nfc or UnicodeForm.Nfkc;

    public override void Apply(AlignedText text)
    {
        if (Ascii.IsValid(text.Chars))
        {
            return;
        }

        var (runes, part) = (new List<Rune>(), new List<Rune>());
        text.Begin();
        var start = 0;
        for (var i = 0; i < text.Length;)
        {
            _ = Rune.DecodeFromUtf16(text.Chars[i..], out var rune, out var units);
            part.Clear();
            UnicodeTables.Decompose(rune, _isCompatible, part);
            if (i > start && StartsAnew(part[0]))
            {
                Write(text, runes, start, i);
                start = i;
            }

            runes.AddRange(part);
            i += units;
        }

        Write(text, runes, start, text.Length);
        text.Commit();
    }

    // A few characters of class 0 are joined to the one before (vowels and tails of Hangul, signs of Indic scripts).
    private static bool StartsAnew(Rune first) => UnicodeTables.ClassOf(first) == 0 && !UnicodeTables.JoinsWhatIsBefore(first);

    private void Write(AlignedText text, List<Rune> runes, int start, int end)
    {
        Order(runes);
        if (_isComposed)
        {
            Compose(runes);
        }

        Span<char> units = stackalloc char[2];
        foreach (var rune in runes)
        {
            text.Put(units[..rune.EncodeToUtf16(units)], start, end);
        }

        runes.Clear();
    }

    // Marks on one letter are put in the order of their classes; a stable sort by counting, so that a million are no danger.
    private static void Order(List<Rune> runes)
    {
        for (var i = 1; i < runes.Count; i++)
        {
            var start = i - 1;
            if (UnicodeTables.ClassOf(runes[i]) == 0 || UnicodeTables.ClassOf(runes[start]) <= UnicodeTables.ClassOf(runes[i]))
            {
                continue;
            }

            SortMarks(runes, i);
            return;
        }
    }

    private static void SortMarks(List<Rune> runes, int from)
    {
        var first = from;
        while (first > 0 && UnicodeTables.ClassOf(runes[first - 1]) > 0)
        {
            first--;
        }

        for (var i = first; i < runes.Count;)
        {
            var end = i;
            while (end < runes.Count && UnicodeTables.ClassOf(runes[end]) > 0)
            {
                end++;
            }

            var marks = runes.Skip(i).Take(end - i).OrderBy(UnicodeTables.ClassOf).ToList();
            for (var j = 0; j < marks.Count; j++)
            {
                runes[i + j] = marks[j];
            }

            i = end + 1;
        }
    }

    // A mark joins the last letter unless one of its own class, or higher, stands between.
    private static void Compose(List<Rune> runes)
    {
        var (letter, between, length) = (-1, 0, 0);
        for (var i = 0; i < runes.Count; i++)
        {
            var rune = runes[i];
            var order = UnicodeTables.ClassOf(rune);
            if (letter >= 0 && (letter == length - 1 || between < order) && UnicodeTables.Compose(runes[letter], rune) is { } whole)
            {
                runes[letter] = whole;
                continue;
            }

            runes[length] = rune;
            (letter, between) = order == 0 ? (length, 0) : (letter, order);
            length++;
        }

        runes.RemoveRange(length, runes.Count - length);
    }
}
