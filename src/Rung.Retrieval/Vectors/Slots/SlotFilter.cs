namespace Rung.Retrieval.Vectors.Slots;

/// <summary>A <see cref="PassageFilter"/> made ready for one index: for each name the slots' numbers and which of them pass.</summary>
internal sealed class SlotFilter(SlotFilter.Condition[] conditions)
{
    public bool Passes(int slot)
    {
        foreach (var condition in conditions)
        {
            if (slot >= condition.Numbers.Count || !condition.Passes[condition.Numbers[slot]])
            {
                return false;
            }
        }

        return true;
    }

    internal sealed record Condition(List<int> Numbers, bool[] Passes)
    {
        public static Condition Never { get; } = new([], []);
    }
}
