namespace Rung.Core.Scoring;

/// <summary>
/// The metric over some of the answers it was prepared for; an index may occur more than once. NaN for none.
/// It may reuse buffers: one thread at a time.
/// </summary>
/// <param name="indices">Positions in the prepared answers.</param>
public delegate double SubsetMetric(ReadOnlySpan<int> indices);
