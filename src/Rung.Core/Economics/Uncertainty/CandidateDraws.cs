namespace Rung.Core.Economics.Uncertainty;

/// <summary>The outcomes of one candidate, by draw.</summary>
internal sealed class CandidateDraws(int draws, int months)
{
    public double[] OneOff { get; } = new double[draws];

    public double[] FirstMonth { get; } = new double[draws];

    public double[] Total { get; } = new double[draws];

    public double[] Net { get; } = new double[draws];

    /// <summary>By month from 0, then by draw.</summary>
    public double[][] Cash { get; } = [.. Enumerable.Range(0, months + 1).Select(_ => new double[draws])];

    /// <summary>The month from which it has cost no more than the incumbent; infinite: never.</summary>
    public double[] BreakEvenMonth { get; } = new double[draws];

    /// <summary>The calls a month from which it costs no more than the incumbent; infinite: never; NaN: only below.</summary>
    public double[] BreakEvenCalls { get; } = new double[draws];
}
