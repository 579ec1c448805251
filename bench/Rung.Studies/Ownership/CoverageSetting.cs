namespace Rung.Studies.Ownership;

/// <summary>Worlds of one kind.</summary>
/// <param name="Calls">Calls, and scored examples, that a world's sample has.</param>
/// <param name="Spread">Of the logarithms of tokens: 0.5 is a short tail, 1.5 a very long one.</param>
/// <param name="Correlation">Between the logarithms of a call's input and output.</param>
/// <param name="ReadsCache">Whether six calls in ten read four fifths of their input from the cache, and the others nothing.</param>
internal sealed record CoverageSetting(int Calls, double Spread, double Correlation = 0, bool ReadsCache = false)
{
    private static readonly int[] Sizes = [50, 200, 1000];

    private static readonly double[] Spreads = [0.5, 0.8, 1.0, 1.5];

    private static readonly double[] Correlations = [0.5, 0.9];

    /// <summary>By tail; then what is not so simple.</summary>
    public static IEnumerable<CoverageSetting> All =>
    [
        .. from spread in Spreads from calls in Sizes select new CoverageSetting(calls, spread),
        new CoverageSetting(5000, 1.5),
        .. from correlation in Correlations from calls in Sizes select new CoverageSetting(calls, Spread: 0.8, correlation),
        .. from calls in Sizes select new CoverageSetting(calls, Spread: 0.8, ReadsCache: true),
    ];
}
