namespace Rung.Engine.Tasks;

/// <summary>A model that makes vectors of texts, and how it is asked.</summary>
public sealed record EmbedderDefinition
{
    /// <summary>Where it is and what its tokens cost; what it says of outputs is not used.</summary>
    public required ModelDefinition Model { get; init; }

    /// <summary>The key under <c>embedders</c>: how commands and reports call it.</summary>
    public string Name => Model.Name;

    /// <summary>How many components its vectors are to have; <see langword="null"/>: the model's own number.</summary>
    public int? Dimensions { get; init; }

    /// <summary>How many texts one request carries at most.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Stands before every query, as some models want it (<c>"query: "</c>).</summary>
    public string QueryPrefix { get; init; } = "";

    /// <summary>Stands before every passage (<c>"passage: "</c>).</summary>
    public string PassagePrefix { get; init; } = "";

    /// <summary>Whether vectors are asked for as base64, a third of the bytes; whatever comes is read.</summary>
    public bool AsksBase64 { get; init; }
}
