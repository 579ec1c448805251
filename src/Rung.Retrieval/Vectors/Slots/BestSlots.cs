namespace Rung.Retrieval.Vectors.Slots;

/// <summary>
/// The best few of the slots offered, kept as a heap with the worst on top. Equal scores are told apart by the passages' ids, as
/// <see cref="IRetriever"/> promises, so what is kept does not hang on the order in which slots are offered.
/// </summary>
internal sealed class BestSlots(SlotTable slots, int most)
{
    private float[] _scores = new float[16];
    private int[] _kept = new int[16];

    /// <summary>How many are kept at most.</summary>
    public int Most { get; } = Math.Min(most, Math.Max(1, slots.Count));

    /// <summary>How many are kept.</summary>
    public int Count { get; private set; }

    /// <summary>The least score that still has a chance.</summary>
    public float Threshold => Count < Most ? float.NegativeInfinity : _scores[0];

    /// <summary>Keeps a live slot if it is among the best so far.</summary>
    public void Offer(int slot, float score)
    {
        if (Count < Most)
        {
            Append(slot, score);
        }
        else if (IsWorse(_scores[0], _kept[0], score, slot))
        {
            Sink(0, slot, score);
        }
    }

    /// <summary>An empty one like this, for another worker.</summary>
    public BestSlots Another() => new(slots, most);

    public void OfferAll(BestSlots others)
    {
        for (var i = 0; i < others.Count; i++)
        {
            Offer(others._kept[i], others._scores[i]);
        }
    }

    /// <summary>The slots kept, in no order.</summary>
    public ReadOnlySpan<int> Kept => _kept.AsSpan(0, Count);

    private void Append(int slot, float score)
    {
        if (Count == _kept.Length)
        {
            Array.Resize(ref _kept, Count * 2);
            Array.Resize(ref _scores, Count * 2);
        }

        var place = Count++;
        while (place > 0 && IsWorse(score, slot, _scores[(place - 1) / 2], _kept[(place - 1) / 2]))
        {
            (_scores[place], _kept[place]) = (_scores[(place - 1) / 2], _kept[(place - 1) / 2]);
            place = (place - 1) / 2;
        }

        (_scores[place], _kept[place]) = (score, slot);
    }

    private void Sink(int place, int slot, float score)
    {
        while ((2 * place) + 1 < Count)
        {
            var child = (2 * place) + 1;
            if (child + 1 < Count && IsWorse(_scores[child + 1], _kept[child + 1], _scores[child], _kept[child]))
            {
                child++;
            }

            if (!IsWorse(_scores[child], _kept[child], score, slot))
            {
                break;
            }

            (_scores[place], _kept[place]) = (_scores[child], _kept[child]);
            place = child;
        }

        (_scores[place], _kept[place]) = (score, slot);
    }

    private bool IsWorse(float score, int slot, float otherScore, int other) =>
        score < otherScore || (score == otherScore && slots.IdOf(slot).CompareTo(slots.IdOf(other)) > 0);
}
