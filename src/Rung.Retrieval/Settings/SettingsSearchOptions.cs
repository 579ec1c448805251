namespace Rung.Retrieval.Settings;

/// <summary>How settings are searched.</summary>
public sealed record SettingsSearchOptions
{
    /// <summary>Questions between two eliminations; at least 1. Default: 50.</summary>
    public int BatchSize { get; init; } = 50;

    internal void Validate() => ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1, nameof(BatchSize));
}
