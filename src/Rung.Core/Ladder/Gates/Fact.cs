namespace Rung.Core.Ladder.Gates;

/// <summary>Makes facts.</summary>
public static class Fact
{
    public static Known<T> Measured<T>(T value, string source) => new(value, EvidenceKind.Measured, source);

    public static Known<T> Answered<T>(T value, string source) => new(value, EvidenceKind.Answered, source);

    /// <summary>What was measured goes before what was answered.</summary>
    public static Known<T>? Or<T>(this Known<T>? measured, Known<T>? answered) => measured ?? answered;
}
