using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Economics.Ownership;

namespace Rung.Core.Ladder;

/// <summary>One concrete system to be measured. Its id is the hash of its definition: change a prompt and it is another candidate.</summary>
public sealed record Candidate
{
    /// <summary>Unique within a climb; what the ladder shows, for example <c>large few-shot</c>.</summary>
    public required string Name { get; init; }

    public required RungKind Rung { get; init; }

    /// <summary>
    /// All that decides its answers, as canonical JSON: model, prompt, retriever, learner, decoding. Never a key or a secret.
    /// </summary>
    public required string Definition { get; init; }

    /// <summary>False for a ceiling (an answer that saw the gold document): measured and shown, never shipped.</summary>
    public bool IsDeployable { get; init; } = true;

    /// <summary>Its place among the candidates of the same rung, simplest first: breaks ties when cost cannot.</summary>
    public int Simplicity { get; init; }

    /// <summary>How it is made, as far as that decides what it costs beside its calls; <see langword="null"/>: as its rung suggests.</summary>
    public Approach? Approach { get; init; }

    /// <summary>Of a combination: the names of the candidates that it is made of.</summary>
    public ImmutableArray<string> Parts { get; init; } = [];

    public ContentHash Id => ContentHash.Of(Definition);
}
