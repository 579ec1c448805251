using System.Collections.Immutable;
using Rung.Core.Data;

namespace Rung.Engine.Checking.Profiles;

/// <summary>What one split is made of, or all of them together.</summary>
internal sealed record SplitProfile
{
    /// <summary><see langword="null"/>: the whole dataset.</summary>
    public required Split? Split { get; init; }

    public required int Count { get; init; }

    /// <summary>Made by Rung from other examples.</summary>
    public required int Generated { get; init; }

    /// <summary><see langword="null"/> where the task has no labels.</summary>
    public required LabelProfile? Labels { get; init; }

    /// <summary>Of the inputs.</summary>
    public required Quantiles Characters { get; init; }

    /// <summary>Of the inputs.</summary>
    public required Quantiles Words { get; init; }

    /// <summary>One for each model that the task names.</summary>
    public required ImmutableArray<TokenEstimate> Tokens { get; init; }

    /// <summary>The most frequent first.</summary>
    public required ImmutableArray<ScriptProfile> Scripts { get; init; }

    /// <summary>In the order of the team's file; empty where inputs are texts.</summary>
    public required ImmutableArray<FieldProfile> Fields { get; init; }

    /// <summary>Only the kinds that occur.</summary>
    public required ImmutableArray<DamageProfile> Damage { get; init; }

    /// <summary><see langword="null"/> where no example has a time.</summary>
    public required TimeProfile? Time { get; init; }

    /// <summary><see langword="null"/> where no example has a group.</summary>
    public required GroupProfile? Groups { get; init; }

    public required ExpectedProfile Expected { get; init; }

    /// <summary><see langword="null"/> where no expected output could stand in an input.</summary>
    public required AnswerLeak? AnswerInInput { get; init; }
}
