using System.Buffers;
using Rung.Core.Data;
using Rung.Engine.Baselines.Features;

namespace Rung.Engine.Baselines.Neighbours;

/// <summary>
/// Finds the indexed examples nearest to a text by the cosine of their TF-IDF vectors: exactly, by adding up an inverted
/// index. Equal cosines are ordered by example id. Immutable; safe for threads.
/// </summary>
internal sealed class NeighbourIndex
{
    private readonly TfIdfVectorizer _vectorizer;
    private readonly PostingLists _postings;

    private NeighbourIndex(TfIdfVectorizer vectorizer, PostingLists postings)
    {
        _vectorizer = vectorizer;
        _postings = postings;
    }

    public static NeighbourIndex Fit(
        IReadOnlyList<Example> examples, TextFeatures features, CancellationToken cancellationToken)
    {
        var counts = GramCounts.Of([.. examples.Select(example => example.Input.Text)], features, cancellationToken);
        var vectorizer = TfIdfVectorizer.Fit(counts, isFittedOn: null);
        var rows = Enumerable.Range(0, examples.Count).OrderBy(row => examples[row].Id).ToArray();
        return new NeighbourIndex(vectorizer, PostingLists.Of(vectorizer.Transform(counts), rows));
    }

    /// <summary>An index over vectors that exist already. Ties go to the row named first in <paramref name="rows"/>.</summary>
    public static NeighbourIndex Of(TfIdfVectorizer vectorizer, SparseRows vectors, int[] rows) =>
        new(vectorizer, PostingLists.Of(vectors, rows));

    /// <summary>At most <paramref name="count"/> neighbours, nearest first; none that shares no gram with the text.</summary>
    public Neighbour[] Nearest(string text, int count) => Nearest(_vectorizer.Transform(text), count);

    /// <summary>As above, for a vector of this index's vectoriser.</summary>
    public Neighbour[] Nearest(SparseVector vector, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var cosines = ArrayPool<float>.Shared.Rent(_postings.RowCount);
        try
        {
            var used = cosines.AsSpan(0, _postings.RowCount);
            used.Clear();
            _postings.AddProducts(vector, used);
            return Best(used, count);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(cosines);
        }
    }

    // Insertion into a short sorted list: nearly every row fails the first comparison.
    private Neighbour[] Best(ReadOnlySpan<float> cosines, int count)
    {
        var best = new Neighbour[Math.Min(count, cosines.Length)];
        var found = 0;
        var bound = 0f;
        for (var place = 0; place < cosines.Length; place++)
        {
            if (cosines[place] <= bound)
            {
                continue;
            }

            var i = Math.Min(found, best.Length - 1);
            for (; i > 0 && best[i - 1].Cosine < cosines[place]; i--)
            {
                best[i] = best[i - 1];
            }

            best[i] = new Neighbour(place, cosines[place]);
            found = Math.Min(found + 1, best.Length);
            bound = found == best.Length ? best[^1].Cosine : 0;
        }

        // Rounding may carry a cosine a hair over 1.
        return Array.ConvertAll(best[..found], near => new Neighbour(_postings.RowAt(near.Index), Math.Min(near.Cosine, 1)));
    }
}
