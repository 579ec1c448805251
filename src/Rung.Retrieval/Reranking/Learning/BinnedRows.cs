namespace Rung.Retrieval.Reranking.Learning;

/// <summary>The candidates of all queries with each feature cut into at most 64 bins of about equal count.</summary>
internal sealed class BinnedRows
{
    public const int MostBins = 64;

    private BinnedRows(int[] firsts, byte[][] bins, float[][] borders)
    {
        Firsts = firsts;
        Bins = bins;
        Borders = borders;
    }

    /// <summary>For each query the number of its first candidate; at the end the number of all.</summary>
    public int[] Firsts { get; }

    /// <summary>By feature, then by candidate.</summary>
    public byte[][] Bins { get; }

    /// <summary>By feature: bin b holds what is at most border b and above border b − 1.</summary>
    public float[][] Borders { get; }

    public int Count => Firsts[^1];

    public static BinnedRows Of(IReadOnlyList<RankingExample> examples)
    {
        var rows = examples.SelectMany(example => example.Rows).ToArray();
        var firsts = new int[examples.Count + 1];
        for (var query = 0; query < examples.Count; query++)
        {
            firsts[query + 1] = firsts[query] + examples[query].Rows.Length;
        }

        var features = rows.Length is 0 ? 0 : rows[0].Length;
        var (bins, borders) = (new byte[features][], new float[features][]);
        for (var f = 0; f < features; f++)
        {
            var values = Array.ConvertAll(rows, row => row[f]);
            var cuts = borders[f] = Cuts(values);
            bins[f] = Array.ConvertAll(values, value => Bin(cuts, value));
        }

        return new(firsts, bins, borders);
    }

    private static float[] Cuts(float[] values)
    {
        float[] sorted = [.. values.Order()];
        var cuts = new List<float>();
        for (var bin = 1; bin < MostBins; bin++)
        {
            var cut = sorted[(int)((long)sorted.Length * bin / MostBins)];
            if ((cuts.Count is 0 || cut > cuts[^1]) && cut < sorted[^1])
            {
                cuts.Add(cut);
            }
        }

        return [.. cuts];
    }

    private static byte Bin(float[] cuts, float value)
    {
        var found = Array.BinarySearch(cuts, value);
        return (byte)(found >= 0 ? found : ~found);
    }
}
