using Rung.Engine.Prompting;

namespace Rung.Engine.Retrieving.Prompts;

/// <summary>A model that is asked with passages.</summary>
/// <param name="Answerer">Asks it.</param>
/// <param name="Passages">What it is given.</param>
/// <param name="WhyNot">Why it is not tried; <see langword="null"/>: it is.</param>
internal sealed record DocumentCandidate(PromptedAnswerer Answerer, IPassageSource Passages, string? WhyNot)
{
    /// <summary>How it was set up, as the report tells it.</summary>
    public string Setup { get; init; } = "";
}
