namespace Rung.Cli;

/// <summary>What was typed behind <c>rung label</c>.</summary>
internal sealed record LabelArguments
{
    public required string Folder { get; init; }

    /// <summary>The folder as it was typed, for the commands that are shown.</summary>
    public required string TypedFolder { get; init; }

    /// <summary>The inputs without labels.</summary>
    public string? Pool { get; init; }

    public int Count { get; init; }

    /// <summary>Where the queue is written instead of being asked.</summary>
    public string? Out { get; init; }

    /// <summary>The answers to give back.</summary>
    public string? Merge { get; init; }

    /// <summary>Whether suspect labels are asked again.</summary>
    public bool Reviews { get; init; }

    public bool AllowsNewLabels { get; init; }

    public bool IsPlain { get; init; }
}
