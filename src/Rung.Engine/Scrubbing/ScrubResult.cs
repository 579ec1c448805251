using System.Collections.Immutable;

namespace Rung.Engine.Scrubbing;

/// <summary>What scrubbing a file found and changed.</summary>
/// <param name="Records">How many records the file has.</param>
/// <param name="Changed">How many of them have other texts now.</param>
/// <param name="Spans">How many spans were scrubbed, by type, the most frequent first.</param>
public sealed record ScrubResult(int Records, int Changed, ImmutableArray<KeyValuePair<string, int>> Spans);
