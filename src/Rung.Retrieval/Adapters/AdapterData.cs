using System.Collections.Immutable;
using System.Globalization;

namespace Rung.Retrieval.Adapters;

/// <summary>What an adapter is learnt from: the embeddings of passages and the questions that they answer.</summary>
public sealed record AdapterData
{
    /// <summary>The embeddings of the passages by their numbers, as they stand in the index; all of one length.</summary>
    public required ImmutableArray<ReadOnlyMemory<float>> Passages { get; init; }

    /// <summary>The questions.</summary>
    public required ImmutableArray<AdapterPair> Pairs { get; init; }

    internal int Dimensions => Passages[0].Length;

    internal void Validate()
    {
        if (Passages.IsDefaultOrEmpty || Pairs.IsDefaultOrEmpty)
        {
            throw new ArgumentException("An adapter needs passages and pairs to learn from.");
        }

        if (Passages.Any(passage => passage.Length != Dimensions) || Pairs.Any(pair => pair.Query.Length != Dimensions))
        {
            throw new ArgumentException("All embeddings must have the same number of dimensions.");
        }

        foreach (var (place, pair) in Pairs.Index())
        {
            if (pair.Gold.IsDefaultOrEmpty || pair.Gold.Concat(pair.HardNegatives).Any(number => number < 0 || number >= Passages.Length))
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture, $"Pair {place} has no gold passage, or names one that is not there."));
            }
        }
    }
}
