using System.Text;

namespace Rung.Tensors.Tokenizers.Patterns;

/// <summary>
/// A set of Unicode characters, those beyond U+FFFF included (to .NET's own regular expressions they are two surrogates,
/// and so never letters). ASCII is a bit mask; the rest is asked once per block of 256 and remembered.
/// </summary>
internal sealed class RuneSet
{
    private readonly Func<Rune, bool> _contains;
    private readonly ulong[]?[] _blocks = new ulong[]?[0x1100];
    private readonly ulong _low;
    private readonly ulong _high;

    public RuneSet(Func<Rune, bool> contains)
    {
        _contains = contains;
        for (var i = 0; i < 64; i++)
        {
            _low |= contains(new Rune(i)) ? 1UL << i : 0;
            _high |= contains(new Rune(i + 64)) ? 1UL << i : 0;
        }
    }

    public bool Contains(Rune rune) => ContainsPoint(rune.Value);

    /// <summary>The units of the character at <paramref name="position"/> if it is in the set; else 0, at the end too.</summary>
    public int Match(ReadOnlySpan<char> text, int position)
    {
        if ((uint)position >= (uint)text.Length)
        {
            return 0;
        }

        var unit = text[position];
        if (unit < 128)
        {
            return (int)(((unit < 64 ? _low : _high) >> (unit & 63)) & 1);
        }

        if (!char.IsSurrogate(unit))
        {
            return ContainsPoint(unit) ? 1 : 0;
        }

        if (char.IsHighSurrogate(unit) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]))
        {
            return ContainsPoint(char.ConvertToUtf32(unit, text[position + 1])) ? 2 : 0;
        }

        // Half a pair is read as U+FFFD, which is what becomes of it in UTF-8.
        return ContainsPoint(Rune.ReplacementChar.Value) ? 1 : 0;
    }

    public RuneSet Negated() => new(rune => !_contains(rune));

    public RuneSet And(RuneSet other) => new(rune => _contains(rune) && other._contains(rune));

    public static RuneSet Any(IReadOnlyList<RuneSet> sets) =>
        sets is [var only] ? only : new RuneSet(rune => sets.Any(set => set._contains(rune)));

    private bool ContainsPoint(int point)
    {
        // Two threads may fill a block at once: both write the same.
        var block = _blocks[point >> 8] ??= Filled(point & ~0xFF);
        return ((block[(point >> 6) & 3] >> (point & 63)) & 1) != 0;
    }

    private ulong[] Filled(int first)
    {
        var block = new ulong[4];
        for (var i = 0; i < 256; i++)
        {
            if (Rune.IsValid(first + i) && _contains(new Rune(first + i)))
            {
                block[i >> 6] |= 1UL << (i & 63);
            }
        }

        return block;
    }
}
