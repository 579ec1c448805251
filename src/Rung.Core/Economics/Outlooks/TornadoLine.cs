using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Economics.Outlooks;

/// <summary>How much a total, or a saving, hangs on one assumption, as a report prints it.</summary>
/// <param name="Key">The assumption's key.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Low">What it is below in one case of ten.</param>
/// <param name="High">What it is below in nine cases of ten.</param>
/// <param name="AtLow">The outcome in dollars at the low value.</param>
/// <param name="AtHigh">The outcome in dollars at the high value.</param>
public sealed record TornadoLine(string Key, string Unit, double Low, double High, double AtLow, double AtHigh)
{
    internal static TornadoLine Of(TornadoBar bar) =>
        new(bar.Assumption.Key, bar.Assumption.Unit, bar.Low, bar.High, bar.AtLow, bar.AtHigh);
}
