using System.Collections.Immutable;
using Rung.Retrieval.Evaluation;

namespace Rung.Retrieval.Settings;

/// <summary>A question that settings are measured by.</summary>
public sealed record SettingsQuestion
{
    /// <summary>Its name, in judgements too.</summary>
    public required string Id { get; init; }

    /// <summary>What is asked.</summary>
    public required string Text { get; init; }

    /// <summary>What it belongs to, such as its document: nothing is learnt from the questions of a group that is asked after it.</summary>
    public required string Group { get; init; }

    /// <summary>Answers, of which any will do; none where passages are judged.</summary>
    public ImmutableArray<KnownAnswer> Answers { get; init; } = [];

    /// <summary>The document that holds the answer; null when unknown.</summary>
    public string? Document { get; init; }
}
