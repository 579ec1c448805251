namespace Rung.Engine.Labelling;

/// <summary>A label that the model holds possible.</summary>
/// <param name="Label">The label.</param>
/// <param name="Probability">How probable it is.</param>
public sealed record LabelSuggestion(string Label, double Probability);
