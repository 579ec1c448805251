using Rung.Engine.Baselines.Features;

namespace Rung.Engine.Checking.Leakage;

/// <summary>When a test example counts as leaked, and how many are looked at.</summary>
internal sealed record TwinLeakOptions
{
    /// <summary>The least cosine of the TF-IDF vectors of two twins, in (0, 1]. Default: 0.90.</summary>
    public double Cosine { get; init; } = 0.90;

    /// <summary>What the vectors count. Default: characters within words, so that the same words in another order are twins too.</summary>
    public TextFeatures Features { get; init; } = TextFeatures.WordCharacters;

    /// <summary>The most test examples that are looked at; of more, a seeded sample. Default: 5,000.</summary>
    public int MostTest { get; init; } = 5_000;

    /// <summary>The most train examples that are looked at; of more, a seeded sample, and what is found is a lower bound. Default: 100,000.</summary>
    public int MostTrain { get; init; } = 100_000;

    /// <summary>Decides the samples.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The most threads. The results do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
