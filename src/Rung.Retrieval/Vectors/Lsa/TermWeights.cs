using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Rung.Retrieval.Lexical;

namespace Rung.Retrieval.Vectors.Lsa;

/// <summary>
/// What a term weighs in a text: (1 + ln tf) · idf with idf = 1 + ln((1 + n) / (1 + df)), all weights of a text together of length 1.
/// </summary>
internal sealed class TermWeights
{
    private readonly Dictionary<string, int> _columns;
    private readonly float[] _rarity;

    /// <param name="terms">The terms that count, each once, in ordinal order.</param>
    /// <param name="rarity">Their inverse document frequencies.</param>
    public TermWeights(IReadOnlyList<string> terms, float[] rarity)
    {
        (Terms, _rarity) = (terms, rarity);
        _columns = new Dictionary<string, int>(terms.Count, StringComparer.Ordinal);
        for (var i = 0; i < terms.Count; i++)
        {
            _columns.Add(terms[i], i);
        }
    }

    public IReadOnlyList<string> Terms { get; }

    public ReadOnlySpan<float> Rarity => _rarity;

    /// <summary>Chooses the terms that count.</summary>
    /// <param name="counts">For each text how often each of its terms stands there.</param>
    /// <param name="options">How rare a term may be, and how many may count.</param>
    public static TermWeights Learn(IReadOnlyList<Dictionary<string, int>> counts, LsaOptions options)
    {
        var texts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var term in counts.SelectMany(count => count.Keys))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(texts, term, out _)++;
        }

        var terms = texts.Where(pair => pair.Value >= options.LeastPassages)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(options.MostTerms)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .ToArray();
        return new TermWeights(
            [.. terms.Select(pair => pair.Key)],
            [.. terms.Select(pair => (float)(1 + Math.Log((1.0 + counts.Count) / (1 + pair.Value))))]);
    }

    public static Dictionary<string, int> Count(ReadOnlySpan<char> text, Analyzer analyzer)
    {
        var terms = new List<string>();
        analyzer.Analyze(text, terms);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var term in terms)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
        }

        return counts;
    }

    /// <summary>The columns and weights of a text's terms, as far as they count; none where no term does.</summary>
    public (int[] Columns, float[] Weights) Weigh(Dictionary<string, int> counts)
    {
        var weighed = new List<(int Column, float Weight)>(counts.Count);
        foreach (var (term, count) in counts)
        {
            if (_columns.TryGetValue(term, out var column))
            {
                weighed.Add((column, (float)((1 + Math.Log(count)) * _rarity[column])));
            }
        }

        weighed.Sort(static (one, other) => one.Column.CompareTo(other.Column));
        float[] weights = [.. weighed.Select(pair => pair.Weight)];
        if (weights.Length > 0)
        {
            TensorPrimitives.Divide(weights, TensorPrimitives.Norm<float>(weights), weights);
        }

        return ([.. weighed.Select(pair => pair.Column)], weights);
    }
}
