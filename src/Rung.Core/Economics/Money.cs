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

    /// <summary>Four significant digits at least below a cent, so that a price per call never reads as $0.00.</summary>
    public override string ToString() => Usd switch
    {
        0 => "$0",
        >= 0.01m or <= -0.01m => "$" + Usd.ToString("#,0.00", CultureInfo.InvariantCulture),
        _ => "$" + Usd.ToString("0.########", CultureInfo.InvariantCulture),
    };
}
