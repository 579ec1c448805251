using System.Globalization;

namespace Rung.Core.Scoring;

/// <summary>How good one answer is, from 0 (useless) to 1 (as good as the expected output).</summary>
public readonly record struct Score : IComparable<Score>
{
    private Score(double value) => Value = value;

    public static Score Zero { get; } = new(0);

    public static Score One { get; } = new(1);

    public double Value { get; }

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is outside [0, 1] or not a number.</exception>
    public static Score Of(double value) =>
        value is >= 0 and <= 1
            ? new Score(value)
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A score lies in [0, 1].");

    /// <summary>1 where the claim holds, else 0.</summary>
    public static Score OfClaim(bool holds) => holds ? One : Zero;

    public static bool operator <(Score left, Score right) => left.Value < right.Value;

    public static bool operator >(Score left, Score right) => left.Value > right.Value;

    public static bool operator <=(Score left, Score right) => left.Value <= right.Value;

    public static bool operator >=(Score left, Score right) => left.Value >= right.Value;

    public int CompareTo(Score other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("0.000", CultureInfo.InvariantCulture);
}
