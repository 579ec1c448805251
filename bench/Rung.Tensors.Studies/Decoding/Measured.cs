using System.Collections.Immutable;

namespace Rung.Tensors.Studies.Decoding;

/// <summary>What a process measured, and the most memory it held, in bytes.</summary>
internal sealed record Measured(ImmutableArray<Timing> Timings, long PeakBytes);
