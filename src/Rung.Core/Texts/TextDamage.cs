namespace Rung.Core.Texts;

/// <summary>One damaged place.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Start">The index of its first UTF-16 unit.</param>
/// <param name="Length">In UTF-16 units.</param>
public readonly record struct TextDamage(DamageKind Kind, int Start, int Length);
