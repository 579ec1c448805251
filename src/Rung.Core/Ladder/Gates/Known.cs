namespace Rung.Core.Ladder.Gates;

/// <summary>A fact with how it came to be known.</summary>
/// <param name="Value">The fact.</param>
/// <param name="Kind">Measured or answered.</param>
/// <param name="Source">Where it was measured, or where the team said so, for example <c>rung.yaml: answers.team</c>.</param>
public sealed record Known<T>(T Value, EvidenceKind Kind, string Source)
{
    /// <summary>For a person: <c>measured, 3,080 test examples</c>.</summary>
    public string Origin => Kind is EvidenceKind.Measured ? $"measured, {Source}" : $"answered, {Source}";
}
