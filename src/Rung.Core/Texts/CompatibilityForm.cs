using System.Globalization;
using System.Text;

namespace Rung.Core.Texts;

/// <summary>
/// Unicode's form NFKC. From a table of our own, because without ICU (<c>InvariantGlobalization</c>)
/// <see cref="string.Normalize()"/> gives every text back as it is.
/// </summary>
internal static class CompatibilityForm
{
    private const int FirstHangul = 0xAC00;
    private const int HangulCount = 11_172;
    private const int FirstLead = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int NoTail = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Tails = 28;

    private static readonly Dictionary<int, Rune[]> Decompositions = [];
    private static readonly Dictionary<(int Letter, int Mark), Rune> Compositions = [];
    private static readonly Dictionary<int, byte> CombiningClasses = [];

    static CompatibilityForm()
    {
        using var stream = typeof(CompatibilityForm).Assembly.GetManifestResourceStream("decompositions.txt")!;
        using var reader = new StreamReader(stream, Encoding.ASCII);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('>') is [var point, var parts])
            {
                Decompositions.Add(Hex(point), Array.ConvertAll(parts.Split(' '), part => new Rune(Hex(part))));
            }
            else if (line.Split('<') is [var whole, var pair])
            {
                var letterAndMark = Array.ConvertAll(pair.Split(' '), Hex);
                Compositions.Add((letterAndMark[0], letterAndMark[1]), new Rune(Hex(whole)));
            }
            else if (line.Split('=') is [var mark, var order])
            {
                CombiningClasses.Add(Hex(mark), byte.Parse(order, CultureInfo.InvariantCulture));
            }
        }
    }

    /// <summary>The characters of the form; half a surrogate pair becomes U+FFFD.</summary>
    public static List<Rune> Of(string text)
    {
        var runes = new List<Rune>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                runes.Add(rune);
            }
            else
            {
                Decompose(rune, runes);
            }
        }

        Order(runes);
        Compose(runes);
        return runes;
    }

    private static void Decompose(Rune rune, List<Rune> runes)
    {
        var syllable = rune.Value - FirstHangul;
        if ((uint)syllable < HangulCount)
        {
            runes.Add(new Rune(FirstLead + (syllable / (Vowels * Tails))));
            runes.Add(new Rune(FirstVowel + (syllable / Tails % Vowels)));
            if (syllable % Tails > 0)
            {
                runes.Add(new Rune(NoTail + (syllable % Tails)));
            }
        }
        else if (Decompositions.TryGetValue(rune.Value, out var parts))
        {
            runes.AddRange(parts);
        }
        else
        {
            runes.Add(rune);
        }
    }

    // Marks on one letter are put in the order of their classes; those of one class keep theirs (insertion sort).
    private static void Order(List<Rune> runes)
    {
        for (var i = 1; i < runes.Count; i++)
        {
            var mark = runes[i];
            var order = ClassOf(mark);
            var j = i;
            for (; order > 0 && j > 0 && ClassOf(runes[j - 1]) > order; j--)
            {
                runes[j] = runes[j - 1];
            }

            runes[j] = mark;
        }
    }

    // A mark joins the last letter unless one of its own class, or higher, stands between.
    private static void Compose(List<Rune> runes)
    {
        var (letter, between, length) = (-1, 0, 0);
        for (var i = 0; i < runes.Count; i++)
        {
            var rune = runes[i];
            var order = ClassOf(rune);
            if (letter >= 0 && (letter == length - 1 || between < order) && Composed(runes[letter], rune) is { } whole)
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

    private static Rune? Composed(Rune letter, Rune mark)
    {
        if (Compositions.TryGetValue((letter.Value, mark.Value), out var whole))
        {
            return whole;
        }

        var (lead, vowel) = (letter.Value - FirstLead, mark.Value - FirstVowel);
        if ((uint)lead < Leads && (uint)vowel < Vowels)
        {
            return new Rune(FirstHangul + (((lead * Vowels) + vowel) * Tails));
        }

        var (syllable, tail) = (letter.Value - FirstHangul, mark.Value - NoTail);
        return (uint)syllable < HangulCount && syllable % Tails == 0 && tail is > 0 and < Tails
            ? new Rune(letter.Value + tail)
            : null;
    }

    private static byte ClassOf(Rune rune) => rune.IsAscii ? (byte)0 : CombiningClasses.GetValueOrDefault(rune.Value);

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
