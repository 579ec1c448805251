namespace Rung.Engine.Checking.Curves;

/// <summary>The accuracy at one size.</summary>
/// <param name="Size">How many examples were learnt from.</param>
/// <param name="Accuracy">The mean over repetitions, of the examples held out.</param>
/// <param name="StandardError">Clustered by group where there are groups.</param>
internal sealed record CurvePoint(int Size, double Accuracy, double StandardError);
