using System.Runtime.CompilerServices;
using Rung.Retrieval.Vectors.Slots;

namespace Rung.Retrieval.Vectors.Exact;

/// <summary>The last step of each scan: a slot whose score is good enough is offered if it is live and the filter lets it pass.</summary>
internal static class Acceptance
{
    /// <returns>The least score that still has a chance.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static float Offer(SlotTable slots, SlotQuery query, BestSlots best, int slot, float score)
    {
        if (slots.IsLive(slot) && query.Filter?.Passes(slot) != false)
        {
            best.Offer(slot, score);
        }

        return best.Threshold;
    }
}
