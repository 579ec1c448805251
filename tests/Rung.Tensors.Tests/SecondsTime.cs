namespace Rung.Tensors.Tests;

/// <summary>A second passes between any two looks at the clock.</summary>
internal sealed class SecondsTime : TimeProvider
{
    private long _seconds;

    public override long GetTimestamp() => (Interlocked.Increment(ref _seconds) - 1) * TimestampFrequency;
}
