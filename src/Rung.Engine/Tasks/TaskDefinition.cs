using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Economics.Value;
using Rung.Core.Ladder;

namespace Rung.Engine.Tasks;

/// <summary>What a valid <c>rung.yaml</c> says: what the model is for, the team's data, the bar and what may be tried.</summary>
public sealed record TaskDefinition
{
    /// <summary>The key <c>task</c>: lower-case words joined by hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>The folder of <c>rung.yaml</c>, absolute; paths within it are relative to this folder.</summary>
    public required string Folder { get; init; }

    public string Instructions { get; init; } = "";

    public required OutputKind Output { get; init; }

    /// <summary>The JSON schema (<c>json</c>) or the list of tools (<c>tool-call</c>), as the text of the named file.</summary>
    public string? OutputSchema { get; init; }

    public required DataDefinition Data { get; init; }

    /// <summary>A folder of the team's documents, for the retrieval rung.</summary>
    public string? Documents { get; init; }

    /// <summary>How the documents are cut and searched; <see langword="null"/>: nobody said.</summary>
    public RetrievalDefinition? Retrieval { get; init; }

    public required MetricDefinition Metric { get; init; }

    public Bar Bar { get; init; } = new();

    public TrafficDefinition? Traffic { get; init; }

    /// <summary>What answers are worth; <see langword="null"/>: nobody said.</summary>
    public AnswerValue? Value { get; init; }

    /// <summary>What only the team can say, for the gates.</summary>
    public AnswersDefinition Answers { get; init; } = new();

    public ImmutableArray<ModelDefinition> Models { get; init; } = [];

    /// <summary>The adapter that a climb trains where it has none; <see langword="null"/>: it trains none.</summary>
    public TuneDefinition? Tune { get; init; }

    /// <summary>The key <c>embedders</c>: what makes vectors of the documents.</summary>
    public ImmutableArray<EmbedderDefinition> Embedders { get; init; } = [];

    /// <summary>The key <c>rerankers</c>: what orders anew what a retriever found.</summary>
    public ImmutableArray<RerankerDefinition> Rerankers { get; init; } = [];

    /// <summary>The listed candidates; empty with <c>candidates: auto</c>.</summary>
    public ImmutableArray<RecordedCandidateDefinition> Recorded { get; init; } = [];

    /// <summary>Whether baselines and prompts are made by Rung: <c>candidates: auto</c>, or <c>auto</c> among the list.</summary>
    public bool IncludesAutomatic { get; init; } = true;

    /// <summary>The name of the candidate that serves today, where there is one.</summary>
    public string? Incumbent { get; init; }

    /// <summary>The team's own policy file, relative to the task; <see langword="null"/>: the built-in one.</summary>
    public string? Policy { get; init; }

    public BudgetDefinition Budget { get; init; } = new();

    /// <summary>The key <c>seed</c>; decides splits, folds, orders and resampling.</summary>
    public ulong Seed { get; init; } = 1;
}
