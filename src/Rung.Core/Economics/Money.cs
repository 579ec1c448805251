using System.Globalization;

namespace Rung.Core.Economics;

/// <summary>An exact amount of United States dollars. What is unknown is a null <c>Money?</c>, never zero.</summary>
public readonly record struct Money(decimal Usd) : IComparable<Money>
{
    public static Money Zero => new(0m);

    public static Money operator +(Money left, Money right) => left.Add(right);

    public static Money operator -(Money left, Money right) => left.Subtract(right);

    public static bool operator <(Money left, Money right) => left.Usd < right.Usd;

    public static bool operator >(Money left, Money right) => left.Usd > right.Usd;

    public static bool operator <=(Money left, Money right) => left.Usd <= right.Usd;

    public static bool operator >=(Money left, Money right) => left.Usd >= right.Usd;

    public Money Add(Money other) => new(Usd + other.Usd);

    public Money Subtract(Money other) => new(Usd - other.Usd);

    public int CompareTo(Money other) => Usd.CompareTo(other.Usd);

    /// <summary>To the cent from a dollar on; below it to four significant digits, so that a price per call never reads as $0.00.</summary>
    public override string ToString() => Usd is >= 1 or <= -1 or 0
        ? Usd.ToString(Usd == 0 ? "$0" : "$#,0.00;-$#,0.00", CultureInfo.InvariantCulture)
        : (Usd < 0 ? "-$" : "$") + Math.Abs((double)Usd).ToString("G4", CultureInfo.InvariantCulture) switch
        {
            var text when text.Contains('E', StringComparison.Ordinal) => Math.Abs(Usd).ToString("0.############", CultureInfo.InvariantCulture),
            var text => text,
        };
}
