using Rung.Core.Data;
using Rung.Core.Statistics;

namespace Rung.Engine.Checking.Curves;

/// <summary>An order in which every beginning is a smaller copy of the whole: each label has its share in it, as nearly as it can.</summary>
internal static class NestedOrder
{
    /// <summary>The k-th of m examples of a label, shuffled, stands at (k + u) ÷ m with u drawn from [0, 1).</summary>
    public static Example[] Of(IReadOnlyCollection<Example> examples, ulong seed)
    {
        var shuffled = examples.OrderBy(example => example.Id).ToArray();
        var random = new SplitMix64(seed);
        random.Shuffle(shuffled.AsSpan());
        var keys = new double[shuffled.Length];
        var sizes = shuffled.CountBy(example => example.Expected ?? "").ToDictionary(StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < shuffled.Length; i++)
        {
            var label = shuffled[i].Expected ?? "";
            var rank = seen.GetValueOrDefault(label);
            seen[label] = rank + 1;
            keys[i] = (rank + random.NextDouble()) / sizes[label];
        }

        Array.Sort(keys, shuffled);
        return shuffled;
    }
}
