using System.Collections.Frozen;
using Rung.Retrieval.Reranking.Features;

namespace Rung.Retrieval.Reranking;

/// <summary>In how many passages each word stem stands: what makes a match of a rare word worth more.</summary>
public sealed class TermStatistics
{
    private readonly FrozenDictionary<string, int> _passagesWith;

    private TermStatistics(FrozenDictionary<string, int> passagesWith, int passages, double meanLength)
    {
        _passagesWith = passagesWith;
        Passages = passages;
        MeanLength = meanLength;
    }

    /// <summary>How many passages were counted.</summary>
    public int Passages { get; }

    /// <summary>The mean number of words of a passage; at least 1.</summary>
    public double MeanLength { get; }

    /// <summary>Counts the passages of an index; a sample will do for a large one.</summary>
    public static TermStatistics Of(IEnumerable<Passage> passages)
    {
        ArgumentNullException.ThrowIfNull(passages);
        var (counts, count, words) = (new Dictionary<string, int>(StringComparer.Ordinal), 0, 0L);
        foreach (var passage in passages)
        {
            var text = PassageWords.Of(passage);
            count++;
            words += text.Words.Length;
            foreach (var stem in text.Words.Select(word => word.Stem).Distinct(StringComparer.Ordinal))
            {
                counts[stem] = counts.GetValueOrDefault(stem) + 1;
            }
        }

        return new(counts.ToFrozenDictionary(StringComparer.Ordinal), count, Math.Max(1, (double)words / Math.Max(1, count)));
    }

    internal IReadOnlyDictionary<string, int> Counts => _passagesWith;

    /// <summary>Puts together what was counted before.</summary>
    internal static TermStatistics OfCounts(IReadOnlyDictionary<string, int> passagesWith, int passages, double meanLength) =>
        new(passagesWith.ToFrozenDictionary(StringComparer.Ordinal), passages, Math.Max(1, meanLength));

    /// <summary>ln(1 + (N − n + ½) / (n + ½)): above 0, and the higher, the rarer.</summary>
    internal double Rarity(string stem)
    {
        var with = _passagesWith.GetValueOrDefault(stem);
        return Math.Log(1 + ((Passages - with + 0.5) / (with + 0.5)));
    }
}
