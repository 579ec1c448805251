namespace Rung.Engine.Retrieving.Searches;

/// <summary>How settings are searched for.</summary>
public sealed record SettingsTrialOptions
{
    /// <summary>How long settings are searched; what is held against today comes after it. Default: 2 minutes.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The coverage of intervals. Default: 0.95.</summary>
    public double Confidence { get; init; } = 0.95;

    public ulong Seed { get; init; } = 1;

    /// <summary>Told what is done now; may be null.</summary>
    public Action<string>? OnStage { get; init; }
}
