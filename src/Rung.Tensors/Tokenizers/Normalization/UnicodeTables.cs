using System.Globalization;
using System.Text;

namespace Rung.Tensors.Tokenizers.Normalization;

/// <summary>
/// What the forms of UAX #15 need. From a table of our own, because without ICU (<c>InvariantGlobalization</c>)
/// <see cref="string.Normalize()"/> gives every text back as it is.
/// </summary>
internal static class UnicodeTables
{
    private const int FirstHangul = 0xAC00;
    private const int HangulCount = 11_172;
    private const int FirstLead = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int NoTail = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Tails = 28;

    private static readonly Dictionary<int, Rune[]> Canonical = [];
    private static readonly Dictionary<int, Rune[]> Compatible = [];
    private static readonly Dictionary<(int Letter, int Mark), Rune> Compositions = [];
    private static readonly Dictionary<int, byte> Classes = [];
    private static readonly HashSet<int> Joiners = [];

    static UnicodeTables()
    {
        using var stream = typeof(UnicodeTables).Assembly.GetManifestResourceStream("unicode-forms.txt")!;
        using var reader = new StreamReader(stream, Encoding.ASCII);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                Read(line);
            }
        }
    }

    /// <summary>The combining class: 0 for what stands by itself.</summary>
    public static byte ClassOf(Rune rune) => rune.Value < 0x300 ? (byte)0 : Classes.GetValueOrDefault(rune.Value);

    /// <summary>Whether it may become one with the character before it.</summary>
    public static bool JoinsWhatIsBefore(Rune rune) =>
        (uint)(rune.Value - FirstVowel) < Vowels || (uint)(rune.Value - NoTail) < Tails || (rune.Value >= 0x300 && Joiners.Contains(rune.Value));

    public static void Decompose(Rune rune, bool isCompatible, List<Rune> target)
    {
        var syllable = rune.Value - FirstHangul;
        if ((uint)syllable < HangulCount)
        {
            target.Add(new Rune(FirstLead + (syllable / (Vowels * Tails))));
            target.Add(new Rune(FirstVowel + (syllable / Tails % Vowels)));
            if (syllable % Tails > 0)
            {
                target.Add(new Rune(NoTail + (syllable % Tails)));
            }
        }
        else if ((isCompatible && Compatible.TryGetValue(rune.Value, out var parts)) || Canonical.TryGetValue(rune.Value, out parts))
        {
            target.AddRange(parts);
        }
        else
        {
            target.Add(rune);
        }
    }

    /// <summary>The one character that the two make, if any.</summary>
    public static Rune? Compose(Rune letter, Rune mark)
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
        return (uint)syllable < HangulCount && syllable % Tails == 0 && tail is > 0 and < Tails ? new Rune(letter.Value + tail) : null;
    }

    private static void Read(string line)
    {
        var kind = line.AsSpan().IndexOfAny(">~<=");
        var (point, rest) = (Hex(line[..kind]), line[(kind + 1)..]);
        switch (line[kind])
        {
            case '>':
                Canonical.Add(point, Runes(rest));
                break;
            case '~':
                Compatible.Add(point, Runes(rest));
                break;
            case '<':
                var pair = Runes(rest);
                Compositions.Add((pair[0].Value, pair[1].Value), new Rune(point));
                Joiners.Add(pair[1].Value);
                break;
            default:
                Classes.Add(point, byte.Parse(rest, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static Rune[] Runes(string parts) => Array.ConvertAll(parts.Split(' '), part => new Rune(Hex(part)));

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
