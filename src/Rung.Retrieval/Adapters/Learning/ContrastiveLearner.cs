using System.Globalization;
using System.Numerics.Tensors;
using Rung.Retrieval.Reranking.Learning;

namespace Rung.Retrieval.Adapters.Learning;

/// <summary>
/// Learns W = I + Δ so that a question is nearer to a passage that answers it than to the other passages of its batch
/// and to its hard negatives: cross-entropy of the softmax of (W·q)·p / temperature (InfoNCE), by AdamW, whose weight
/// decay pulls W towards the identity.
/// </summary>
internal sealed class ContrastiveLearner(QueryAdapterOptions options, int? rank) : IAdapterLearner
{
    public string Name => rank is { } number
        ? string.Create(CultureInfo.InvariantCulture, $"contrastive, rank {number}")
        : "contrastive, full";

    public int FirstEpoch => 1;

    public IEnumerable<QueryAdapter> Learn(
        AdapterSet set, IReadOnlyList<int> pairs, CancellationToken cancellationToken)
    {
        var random = new SeededSequence(options.Seed);
        IAdapterDelta delta = rank is { } number
            ? new LowRankDelta(set.Dimensions, Math.Min(number, set.Dimensions), random)
            : new FullDelta(set.Dimensions);
        int[] order = [.. pairs];
        for (var epoch = 0; epoch < options.MostEpochs; epoch++)
        {
            random.Shuffle(order.AsSpan());
            foreach (var batch in order.Chunk(options.BatchSize))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Step(set, batch, delta);
            }

            yield return delta.ToAdapter();
        }
    }

    private void Step(AdapterSet set, int[] batch, IAdapterDelta delta)
    {
        int[] shared = [.. batch.Select(pair => set.Pair(pair).Gold[0])];
        foreach (var pair in batch)
        {
            var query = set.Queries[pair];
            var slope = Contrast.Slope(set, pair, shared, delta.Map(query), options.Temperature).Slope;
            TensorPrimitives.Divide(slope, batch.Length, slope);
            delta.AddSlope(query, slope);
        }

        delta.Step();
    }
}
