using Rung.Tensors.Layers;

namespace Rung.Tensors.Training;

/// <summary>
/// Which examples each step learns: every epoch all of them, in an order of its own that only the seed decides. A function of
/// the step's number, so that a run goes on where it was without remembering anything else.
/// </summary>
internal sealed class DataOrder(int examples, int batchSize, ulong seed)
{
    private int _epoch = -1;
    private int[] _order = [];

    public int StepsPerEpoch => (examples + batchSize - 1) / batchSize;

    /// <param name="step">From 0 on.</param>
    public ReadOnlySpan<int> At(int step)
    {
        var epoch = step / StepsPerEpoch;
        if (epoch != _epoch)
        {
            _order = Shuffled(epoch);
            _epoch = epoch;
        }

        var from = step % StepsPerEpoch * batchSize;
        return _order.AsSpan(from, Math.Min(batchSize, examples - from));
    }

    private int[] Shuffled(int epoch)
    {
        var random = new CountedRandom(seed).Child((ulong)epoch);
        int[] order = [.. Enumerable.Range(0, examples)];
        for (var i = examples - 1; i > 0; i--)
        {
            var other = (int)(random.UniformDouble((ulong)i) * (i + 1));
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }
}
