using Rung.Retrieval.Lexical;

namespace Rung.Retrieval.Vectors.Lsa;

/// <summary>How latent semantic analysis learns from passages.</summary>
public sealed record LsaOptions
{
    /// <summary>How texts become terms: the same way as for lexical search by default.</summary>
    public AnalysisOptions Analysis { get; init; } = new();

    /// <summary>The components of a vector, from 1 to 4,096; 256 by default. Fewer where the passages have not as many directions.</summary>
    public int Dimension { get; init => field = Between(value, 1, 4096); } = 256;

    /// <summary>
    /// From how many passages at most it learns, evenly spread over all, at least 1; 200,000 by default. Its terms and directions hardly
    /// change with more, and its memory grows by some kilobytes with each; the others are folded in like new ones.
    /// </summary>
    public int MostPassages { get; init => field = Between(value, 1, int.MaxValue); } = 200_000;

    /// <summary>In how many passages a term must stand to count, at least 1; 1 by default.</summary>
    public int LeastPassages { get; init => field = Between(value, 1, int.MaxValue); } = 1;

    /// <summary>The most terms that count, those of most passages, at least 1; 200,000 by default.</summary>
    public int MostTerms { get; init => field = Between(value, 1, 1 << 24); } = 200_000;

    /// <summary>Directions tried beyond those kept, at least 0; 16 by default.</summary>
    public int Oversampling { get; init => field = Between(value, 0, 1024); } = 16;

    /// <summary>How often the directions are improved, at least 0; 3 by default. More helps where the singular values fall slowly.</summary>
    public int PowerIterations { get; init => field = Between(value, 0, 100); } = 3;

    /// <summary>Draws the first directions.</summary>
    public ulong Seed { get; init; } = 1;

    private static int Between(int value, int low, int high)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, low);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, high);
        return value;
    }
}
