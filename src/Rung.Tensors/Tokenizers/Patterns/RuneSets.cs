using System.Globalization;
using System.Text;

namespace Rung.Tensors.Tokenizers.Patterns;

/// <summary>The sets that patterns name, as Oniguruma and Rust's regex understand them.</summary>
internal static class RuneSets
{
    private const int CategoryCount = 30;

    public static readonly RuneSet Whitespace = new(Rune.IsWhiteSpace);
    public static readonly RuneSet Digits = new(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber);
    public static readonly RuneSet Words = new(IsWord);
    public static readonly RuneSet Everything = new(static _ => true);
    public static readonly RuneSet NotNewline = new(static rune => rune.Value != '\n');
    public static readonly RuneSet Numbers = new(Rune.IsNumber);

    private static readonly string[] Categories =
    [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co",
        "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cn",
    ];

    /// <summary>The set of a property such as <c>L</c>, <c>Lu</c> or <c>Alphabetic</c>; none where it is not known.</summary>
    public static RuneSet? Property(string name) => name switch
    {
        "Alphabetic" or "Alpha" => new RuneSet(IsAlphabetic),
        "White_Space" or "Space" => Whitespace,
        "Han" => new RuneSet(IsHan),
        "Hiragana" => Range((0x3041, 0x3096), (0x309D, 0x309F), (0x1B001, 0x1B11F), (0x1F200, 0x1F200)),
        "Katakana" => Range((0x30A1, 0x30FA), (0x30FD, 0x30FF), (0x31F0, 0x31FF), (0x32D0, 0x32FE), (0x3300, 0x3357), (0xFF66, 0xFF6F), (0xFF71, 0xFF9D)),
        _ => OfCategory(name),
    };

    /// <summary>The character and those that differ from it in case alone.</summary>
    public static RuneSet IgnoringCase(Rune wanted)
    {
        var folded = Fold(wanted);
        return new RuneSet(rune => Fold(rune) == folded);
    }

    public static RuneSet Range(params (int First, int Last)[] ranges) =>
        new(rune => Array.Exists(ranges, range => rune.Value >= range.First && rune.Value <= range.Last));

    /// <summary>Letters, marks, digits and connecting punctuation.</summary>
    public static bool IsWord(Rune rune) =>
        IsAlphabetic(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation;

    private static bool IsAlphabetic(Rune rune) =>
        Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber
        || rune.Value is (>= 0x24B6 and <= 0x24E9) or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189);

    private static bool IsHan(Rune rune) =>
        rune.Value is 0x3005 or 0x3007 or (>= 0x2E80 and <= 0x2FD5 and not 0x2E9A) or (>= 0x3021 and <= 0x3029) or (>= 0x3038 and <= 0x303B)
            or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAD9) or (>= 0x20000 and <= 0x323AF);

    // The long s and the sign of the kelvin are, without their case, an s and a k.
    private static Rune Fold(Rune rune) => rune.Value switch
    {
        0x17F => new Rune('s'),
        0x212A => new Rune('k'),
        _ => Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)),
    };

    private static RuneSet? OfCategory(string name)
    {
        var mask = 0U;
        for (var i = 0; i < CategoryCount; i++)
        {
            mask |= name.Length is 1 or 2 && Categories[i].StartsWith(name, StringComparison.Ordinal) ? 1U << i : 0;
        }

        return mask == 0 ? null : new RuneSet(rune => ((mask >> (int)Rune.GetUnicodeCategory(rune)) & 1) != 0);
    }
}
