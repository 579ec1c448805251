namespace Rung.Retrieval.Settings;

/// <summary>What is searched, and for whom.</summary>
public sealed record RetrievalSearchOptions
{
    /// <summary>What may be set. Default: <see cref="RetrievalSpace.Usual"/>.</summary>
    public SettingsSpace Space { get; init; } = RetrievalSpace.Usual;

    /// <summary>How many choices race at most; of a larger space so many are drawn. Default: 2,500.</summary>
    public int MostChoices { get; init; } = 2_500;

    /// <summary>What there is today: what is chosen may cost no more, and is held against it.</summary>
    public RetrievalSettings Baseline { get; init; } = new();

    /// <summary>Whether the best are also tried with a reranker that is learnt, which takes a while. Default: yes.</summary>
    public bool Learns { get; init; } = true;

    /// <summary>How choices race. The time limit is that of the whole search.</summary>
    public SettingsSearchOptions Race { get; init; } = new();

    /// <summary>Told what is done now; may be null.</summary>
    public Action<string>? OnStage { get; init; }

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Space, nameof(Space));
        ArgumentNullException.ThrowIfNull(Baseline, nameof(Baseline));
        ArgumentNullException.ThrowIfNull(Race, nameof(Race));
        ArgumentOutOfRangeException.ThrowIfLessThan(MostChoices, 1, nameof(MostChoices));
        Race.Validate();
    }
}
