namespace Rung.Tensors.Generation;

/// <summary>
/// Picks the likeliest tokens without sorting all. Of equally likely ones those with smaller numbers come first.
/// </summary>
internal static class Likeliest
{
    /// <summary>The tokens of the largest weights, largest first; those of no weight (−∞) are left out.</summary>
    public static List<(float Weight, int Token)> Of(ReadOnlySpan<float> weights, int count)
    {
        // The least of those kept is on top: most tokens are turned away by one comparison.
        var queue = new PriorityQueue<int, (float Weight, int Order)>(Math.Min(count, weights.Length));
        var least = float.NegativeInfinity;
        for (var token = 0; token < weights.Length; token++)
        {
            if (!(weights[token] > least))
            {
                continue;
            }

            if (queue.Count == count)
            {
                queue.Dequeue();
            }

            queue.Enqueue(token, (weights[token], -token));
            if (queue.Count == count && queue.TryPeek(out _, out var lowest))
            {
                least = lowest.Weight;
            }
        }

        var kept = new List<(float Weight, int Token)>(queue.Count);
        while (queue.TryDequeue(out var token, out var priority))
        {
            kept.Add((priority.Weight, token));
        }

        kept.Reverse();
        return kept;
    }

    /// <summary>
    /// Puts the fewest tokens that have this weight together in front, in any order, and returns how many they are.
    /// </summary>
    /// <param name="entries">Each token once.</param>
    /// <param name="target">Where it is more than all have, because sums are rounded, all are taken.</param>
    public static int Gather(Span<(float Weight, int Token)> entries, double target)
    {
        // Quickselect by weight instead of by number: what lies before `from` is taken, what lies from `end` on is not.
        var (from, end) = (0, entries.Length);
        while (from < end)
        {
            var pivot = Part(entries[from..end], out var weight);
            if (weight >= target)
            {
                end = from + pivot;
                continue;
            }

            target -= weight + entries[from + pivot].Weight;
            from += pivot + 1;
            if (target <= 0)
            {
                return from;
            }
        }

        return from;
    }

    /// <summary>Moves what comes before a pivot in front of it; where that stands then, and the weight before it.</summary>
    private static int Part(Span<(float Weight, int Token)> entries, out double weight)
    {
        var pivot = entries[entries.Length / 2];
        (entries[entries.Length / 2], entries[^1]) = (entries[^1], pivot);
        var before = 0;
        weight = 0;
        for (var i = 0; i < entries.Length - 1; i++)
        {
            if (IsBefore(entries[i], pivot))
            {
                weight += entries[i].Weight;
                (entries[before], entries[i]) = (entries[i], entries[before]);
                before++;
            }
        }

        (entries[before], entries[^1]) = (entries[^1], entries[before]);
        return before;
    }

    private static bool IsBefore((float Weight, int Token) one, (float Weight, int Token) other) =>
        one.Weight != other.Weight ? one.Weight > other.Weight : one.Token < other.Token;
}
