namespace Rung.Core.Data;

/// <summary>Names one example within its dataset, across versions of it, so that runs can be compared pair by pair.</summary>
public readonly record struct ExampleId : IComparable<ExampleId>
{
    private readonly string? _value;

    public ExampleId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    public static bool operator <(ExampleId left, ExampleId right) => left.CompareTo(right) < 0;

    public static bool operator >(ExampleId left, ExampleId right) => left.CompareTo(right) > 0;

    public static bool operator <=(ExampleId left, ExampleId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ExampleId left, ExampleId right) => left.CompareTo(right) >= 0;

    /// <summary>Ordinal, so that the order is the same on every machine.</summary>
    public int CompareTo(ExampleId other) => string.CompareOrdinal(_value, other._value);

    public override string ToString() => _value ?? string.Empty;
}
