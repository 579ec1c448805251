using System.Runtime.CompilerServices;

namespace Rung.Core.Texts;

/// <summary>How many letters of each script a text has. Digits, marks, punctuation and blanks belong to none.</summary>
public readonly struct ScriptCounts : IEquatable<ScriptCounts>
{
    private const int Scripts = (int)Script.Other + 1;

    private readonly Counts _counts;

    internal ScriptCounts(ReadOnlySpan<int> counts) => counts.CopyTo(_counts);

    public int this[Script script] => _counts[(int)script];

    /// <summary>All letters and emoji.</summary>
    public int Total
    {
        get
        {
            var total = 0;
            foreach (var count in _counts)
            {
                total += count;
            }

            return total;
        }
    }

    /// <summary>The script with most letters, the first of <see cref="Script"/> among equals; <see langword="null"/> where there is no letter.</summary>
    public Script? Dominant
    {
        get
        {
            var best = 0;
            for (var script = 1; script < Scripts; script++)
            {
                best = _counts[script] > _counts[best] ? script : best;
            }

            return _counts[best] > 0 ? (Script)best : null;
        }
    }

    public static bool operator ==(ScriptCounts left, ScriptCounts right) => left.Equals(right);

    public static bool operator !=(ScriptCounts left, ScriptCounts right) => !left.Equals(right);

    /// <summary>The share of the letters that a script has; 0 where there is no letter.</summary>
    public double Share(Script script) => Total is > 0 and var total ? (double)this[script] / total : 0;

    public bool Equals(ScriptCounts other) => ((ReadOnlySpan<int>)_counts).SequenceEqual(other._counts);

    public override bool Equals(object? obj) => obj is ScriptCounts other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Dominant, Total);

    internal static ScriptCounts OfLatin(int letters)
    {
        Span<int> counts = stackalloc int[Scripts];
        counts[(int)Script.Latin] = letters;
        return new ScriptCounts(counts);
    }

    [InlineArray(Scripts)]
    private struct Counts
    {
        private int _first;
    }
}
