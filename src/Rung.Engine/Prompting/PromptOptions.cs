namespace Rung.Engine.Prompting;

/// <summary>How many examples a prompt shows.</summary>
internal sealed record PromptOptions
{
    /// <summary>Examples in a fixed prompt: one for each label, but no more than this.</summary>
    public int MaxFixedShots { get; init; } = 16;

    /// <summary>Examples in a fixed prompt of a task without labels, and the fewest of one with few labels.</summary>
    public int FixedShots { get; init; } = 8;

    /// <summary>Examples in a prompt that retrieves them.</summary>
    public int RetrievedShots { get; init; } = 10;

    /// <summary>
    /// The most characters that all examples of a prompt have together; those that do not fit are left out.
    /// </summary>
    public int MaxShotCharacters { get; init; } = 12_000;
}
