namespace Rung.Core.Ladder;

/// <summary>Where the time of an attempt went, in milliseconds. Waiting for our own rate limit is not part of it.</summary>
/// <param name="TotalMs">From sending the request that was answered to its last byte; for a baseline, the time to predict.</param>
/// <param name="FirstTokenMs">To the first token of the answer, where it was streamed.</param>
/// <param name="RetrieveMs">Finding neighbours or passages before the call.</param>
public readonly record struct AttemptLatency(double TotalMs, double? FirstTokenMs = null, double? RetrieveMs = null);
