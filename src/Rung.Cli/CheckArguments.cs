namespace Rung.Cli;

/// <summary>What was typed behind <c>rung check</c>.</summary>
internal sealed record CheckArguments
{
    public required string Folder { get; init; }

    public bool PrintsJson { get; init; }

    public bool IsPlain { get; init; }

    /// <summary>The most ids of a finding in the JSON.</summary>
    public int Limit { get; init; }

    /// <summary>Whether to write a cleaned version instead.</summary>
    public bool Fixes { get; init; }

    /// <summary>Whether to go back to the version before the cleaning instead.</summary>
    public bool Undoes { get; init; }

    /// <summary>The older and the newer version to compare.</summary>
    public (string Older, string Newer)? Versions { get; init; }
}
