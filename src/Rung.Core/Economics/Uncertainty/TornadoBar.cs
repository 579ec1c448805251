namespace Rung.Core.Economics.Uncertainty;

/// <summary>How much an outcome hangs on one assumption, all others held at what is expected of them.</summary>
/// <param name="Assumption">Which.</param>
/// <param name="Low">What it is below in one case of ten.</param>
/// <param name="High">What it is below in nine cases of ten.</param>
/// <param name="AtLow">The outcome in dollars at the low value.</param>
/// <param name="AtHigh">The outcome in dollars at the high value.</param>
public sealed record TornadoBar(Assumption Assumption, double Low, double High, double AtLow, double AtHigh)
{
    public double Swing => Math.Abs(AtHigh - AtLow);
}
