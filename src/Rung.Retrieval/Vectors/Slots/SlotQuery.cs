namespace Rung.Retrieval.Vectors.Slots;

/// <summary>A query on its way through an index.</summary>
/// <param name="vector">Its row: padded, of length 1 under cosine.</param>
/// <param name="filter">Which slots may be found; all when null.</param>
/// <param name="best">Takes the candidates.</param>
internal sealed unsafe class SlotQuery(float* vector, SlotFilter? filter, BestSlots best)
{
    public float* Vector => vector;

    public SlotFilter? Filter => filter;

    public BestSlots Best => best;
}
