namespace Rung.Retrieval.Passages;

/// <summary>The units of a passage: from <paramref name="Start"/>, of which those before <paramref name="FirstNew"/> repeat the passage before, up to <paramref name="End"/>.</summary>
internal readonly record struct UnitRange(int Start, int FirstNew, int End);
