namespace Rung.Core.Economics.Outlooks;

/// <summary>An assumption as a report prints it.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Kind">How it is known.</param>
/// <param name="Low">The low end; the value where it is certain.</param>
/// <param name="Likely">The likeliest value, or the estimate.</param>
/// <param name="High">The high end.</param>
/// <param name="Unit">For a reader.</param>
/// <param name="Source">Who says so.</param>
public sealed record OutlookInput(string Key, QuantityKind Kind, double Low, double Likely, double High, string Unit, string Source)
{
    internal static OutlookInput Of(Assumption assumption) => new(
        assumption.Key,
        assumption.Value.Kind,
        assumption.Value.Low,
        assumption.Value.Likely,
        assumption.Value.High,
        assumption.Unit,
        assumption.Source);
}
