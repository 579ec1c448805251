using System.Collections.Immutable;
using Rung.Engine.Baselines.Learners;

namespace Rung.Engine.Baselines;

/// <summary>A fitted baseline, with what cross-validation said about it.</summary>
internal sealed record BaselineFit
{
    /// <summary>Fitted on all examples.</summary>
    public required BaselineAnswerer Answerer { get; init; }

    /// <summary>The chosen settings for a person, for example <c>C = 1</c>; empty where there is nothing to choose.</summary>
    public required string Settings { get; init; }

    /// <summary>Every setting that was tried.</summary>
    public required ImmutableArray<TriedSetting> Tried { get; init; }

    /// <summary>
    /// With the chosen settings, for each example the answer of the model of its fold, which did not see it, in the order of the
    /// material's examples. Empty where the examples cannot be divided into folds: <see cref="Notes"/> says why.
    /// </summary>
    public required ImmutableArray<OutOfFoldAnswer> OutOfFold { get; init; }

    /// <summary>What the reader should know, for example a fallback that was taken.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
