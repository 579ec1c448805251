using Rung.Core.Statistics;

namespace Rung.Studies.Aa;

/// <summary>The scores of two candidates over the same examples, group by group.</summary>
internal sealed record AaSample(List<double> First, List<double> Second, List<string?> Groups)
{
    public int Count => First.Count;

    public AaSample Prefix(int count) => new(First[..count], Second[..count], Groups[..count]);

    public AaSample Shuffled(SplitMix64 random)
    {
        var order = Enumerable.Range(0, Count).ToArray();
        random.Shuffle(order.AsSpan());
        return new([.. order.Select(i => First[i])], [.. order.Select(i => Second[i])], [.. order.Select(i => Groups[i])]);
    }
}
