using System.Collections.Immutable;
using Rung.Retrieval.Evaluation;
using Rung.Retrieval.Settings;

namespace Rung.Engine.Retrieving.Searches;

/// <summary>What settings are searched on, and the questions that what was found is held against once.</summary>
internal sealed record SettingsSource
{
    /// <summary>A task or a folder, for a person.</summary>
    public required string Name { get; init; }

    public required SettingsCorpus Corpus { get; init; }

    /// <summary>The questions that choose and teach.</summary>
    public required ImmutableArray<SettingsQuestion> Searched { get; init; }

    /// <summary>The questions that are asked once.</summary>
    public required ImmutableArray<SettingsQuestion> Unseen { get; init; }

    /// <summary>Where the two kinds of questions come from, a sentence.</summary>
    public required string Division { get; init; }

    /// <summary><see langword="null"/>: whether an answer is in the passages given on.</summary>
    public RetrievalMetric? Metric { get; init; }

    public required SettingsSpace Space { get; init; }

    /// <summary>The settings of today.</summary>
    public required RetrievalSettings Baseline { get; init; }

    /// <summary>Whether questions of one group count as a cluster; false where each stands alone.</summary>
    public required bool AreGrouped { get; init; }

    /// <summary>The model that reads passages, with its dollars per million input tokens; <see langword="null"/>: unknown.</summary>
    public (string Model, decimal Dollars)? Price { get; init; }
}
