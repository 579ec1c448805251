namespace Rung.Retrieval.Lexical;

/// <summary>The best passages seen so far: a heap with the worst of them on top. One thread at a time.</summary>
/// <param name="most">How many at most.</param>
/// <param name="idOf">The id of a passage of a segment; asked only where scores are equal.</param>
internal sealed class TopPassages(int most, Func<int, int, string> idOf)
{
    /// <summary>The smallest difference of two scores, and the smallest score.</summary>
    public const double Step = 1.0 / (1L << 32);

    private readonly List<Found> _heap = [];

    /// <summary>
    /// A passage of this segment behind all that it offered before has to score at least so much. Ids rise within a segment: at equal
    /// score the earlier one stays.
    /// </summary>
    public double Least(int segment)
    {
        if (_heap.Count < most)
        {
            return Step;
        }

        return _heap[0].Segment == segment ? _heap[0].Score + Step : _heap[0].Score;
    }

    public void Offer(double score, int segment, int passage)
    {
        var found = new Found(score, segment, passage);
        if (_heap.Count < most)
        {
            _heap.Add(found);
            Rise(_heap.Count - 1);
        }
        else if (IsWorse(_heap[0], found))
        {
            _heap[0] = found;
            Sink(0);
        }
    }

    /// <summary>Takes all out, the best first.</summary>
    public Found[] Drain()
    {
        var found = new Found[_heap.Count];
        for (var i = found.Length - 1; i >= 0; i--)
        {
            found[i] = _heap[0];
            _heap[0] = _heap[^1];
            _heap.RemoveAt(_heap.Count - 1);
            Sink(0);
        }

        return found;
    }

    private bool IsWorse(Found one, Found other)
    {
        if (one.Score != other.Score)
        {
            return one.Score < other.Score;
        }

        return one.Segment == other.Segment
            ? one.Passage > other.Passage
            : string.CompareOrdinal(idOf(one.Segment, one.Passage), idOf(other.Segment, other.Passage)) > 0;
    }

    private void Rise(int place)
    {
        while (place > 0 && IsWorse(_heap[place], _heap[(place - 1) / 2]))
        {
            Swap(place, (place - 1) / 2);
            place = (place - 1) / 2;
        }
    }

    private void Sink(int place)
    {
        while (true)
        {
            var worst = place;
            for (var child = (2 * place) + 1; child <= Math.Min((2 * place) + 2, _heap.Count - 1); child++)
            {
                worst = IsWorse(_heap[child], _heap[worst]) ? child : worst;
            }

            if (worst == place)
            {
                return;
            }

            Swap(place, worst);
            place = worst;
        }
    }

    private void Swap(int one, int other) => (_heap[one], _heap[other]) = (_heap[other], _heap[one]);

    /// <summary>A passage with its score.</summary>
    internal readonly record struct Found(double Score, int Segment, int Passage);
}
