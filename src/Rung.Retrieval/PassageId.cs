namespace Rung.Retrieval;

/// <summary>Names a passage within one index; two ids are equal when their characters are (ordinal).</summary>
public readonly record struct PassageId : IComparable<PassageId>
{
    private readonly string? _value;

    private PassageId(string value) => _value = value;

    /// <summary>The id's characters; never empty.</summary>
    public string Value => _value ?? throw new InvalidOperationException("A passage id was not set.");

    /// <param name="value">One character or more.</param>
    public static PassageId Of(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new PassageId(value);
    }

    public int CompareTo(PassageId other) => string.CompareOrdinal(_value, other._value);

    public override string ToString() => Value;

    public static bool operator <(PassageId left, PassageId right) => left.CompareTo(right) < 0;

    public static bool operator <=(PassageId left, PassageId right) => left.CompareTo(right) <= 0;

    public static bool operator >(PassageId left, PassageId right) => left.CompareTo(right) > 0;

    public static bool operator >=(PassageId left, PassageId right) => left.CompareTo(right) >= 0;
}
