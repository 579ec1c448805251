namespace Rung.Core.Statistics;

/// <summary>
/// A statistic over a resample of the examples, given as how often each example was drawn: no example is copied, and
/// one that was not drawn costs nothing. Called many thousand times in turn, never concurrently, so it may reuse
/// buffers. All ones is the sample itself.
/// </summary>
public delegate double ResampledStatistic(ReadOnlySpan<int> multiplicities);
