namespace Rung.Retrieval.Vectors.Slots;

/// <summary>
/// Which passage lies in which slot of an index, and what its metadata are. A slot is a row's place: it stays the same while the passage
/// stays. Changed under the index's lock.
/// </summary>
internal sealed class SlotTable
{
    private readonly Dictionary<PassageId, int> _slots = [];
    private List<PassageId?> _ids = [];
    private readonly Stack<int> _free = [];

    // A bit for each slot: scans ask for slots far apart, and the bits of all lie in a cache.
    private ulong[] _live = new ulong[1];

    /// <summary>How many passages there are.</summary>
    public int Count => _slots.Count;

    /// <summary>One more than the highest slot that was ever taken.</summary>
    public int End => _ids.Count;

    /// <summary>What filters ask for.</summary>
    public MetadataTable Metadata { get; } = new();

    public bool TryFind(PassageId id, out int slot) => _slots.TryGetValue(id, out slot);

    public bool IsLive(int slot) => ((_live[slot >> 6] >> slot) & 1) != 0;

    /// <summary>The passage of a live slot.</summary>
    public PassageId IdOf(int slot) => _ids[slot]!.Value;

    /// <summary>Gives the passage a slot: one that was given back before a new one.</summary>
    public int Take(PassageId id, IReadOnlyDictionary<string, string> metadata)
    {
        if (!_free.TryPop(out var slot))
        {
            slot = _ids.Count;
            TakeDead();
        }

        _ids[slot] = id;
        SetLive(slot, isLive: true);
        _slots[id] = slot;
        Metadata.Set(slot, metadata);
        return slot;
    }

    /// <summary>The slots with a passage, in their order.</summary>
    public IReadOnlyList<int> Live() => [.. Enumerable.Range(0, End).Where(IsLive)];

    /// <summary>Makes a slot that no passage ever gets.</summary>
    public void TakeDead()
    {
        _ids.Add(null);
        if (_ids.Count > _live.Length * 64L)
        {
            Array.Resize(ref _live, _live.Length * 2);
        }
    }

    /// <summary>Takes the slot from its passage.</summary>
    /// <param name="id">A passage that has one.</param>
    /// <param name="mayReuse">Whether another passage may get it.</param>
    public int Release(PassageId id, bool mayReuse)
    {
        _slots.Remove(id, out var slot);
        _ids[slot] = null;
        SetLive(slot, isLive: false);
        Metadata.Clear(slot);
        if (mayReuse)
        {
            _free.Push(slot);
        }

        return slot;
    }

    /// <summary>Takes the slot from its passage if it has one; another gets it unless its row lies in a file.</summary>
    public void Release(PassageId id, VectorRows rows)
    {
        if (_slots.TryGetValue(id, out var slot))
        {
            Release(id, mayReuse: !rows.IsFiled(slot));
        }
    }

    /// <summary>Moves the passages together, in the order of their slots, so that no slot is without one.</summary>
    /// <returns>For each new slot the old one.</returns>
    public IReadOnlyList<int> Compact()
    {
        var live = Live();
        _ids = [.. live.Select(slot => _ids[slot])];
        Array.Clear(_live);
        for (var slot = 0; slot < _ids.Count; slot++)
        {
            SetLive(slot, isLive: true);
        }

        _free.Clear();
        for (var slot = 0; slot < live.Count; slot++)
        {
            _slots[IdOf(slot)] = slot;
        }

        Metadata.Compact(live);
        return live;
    }

    private void SetLive(int slot, bool isLive)
    {
        var bit = 1UL << slot;
        _live[slot >> 6] = isLive ? _live[slot >> 6] | bit : _live[slot >> 6] & ~bit;
    }
}
