using Rung.Core.Data;

namespace Rung.Engine.Checking.Labels;

/// <summary>A label that the other examples speak against.</summary>
/// <param name="Id">The example.</param>
/// <param name="Given">Its label.</param>
/// <param name="Suggested">The label that the other examples speak for.</param>
/// <param name="GivenProbability">How probable its label is, out of fold.</param>
/// <param name="SuggestedProbability">How probable the suggested one is, out of fold.</param>
/// <param name="Neighbour">The nearest example that has the suggested label; <see langword="null"/> where none shares a word.</param>
internal sealed record SuspectLabel(
    ExampleId Id, string Given, string Suggested, double GivenProbability, double SuggestedProbability, ExampleId? Neighbour);
