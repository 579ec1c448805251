using System.Numerics.Tensors;

namespace Rung.Retrieval.Adapters.Learning;

/// <summary>Pairs and passages with all embeddings brought to length 1.</summary>
internal sealed class AdapterSet
{
    private readonly AdapterData _data;

    public AdapterSet(AdapterData data)
    {
        _data = data;
        Passages = [.. data.Passages.Select(Unit)];
        Queries = [.. data.Pairs.Select(pair => Unit(pair.Query))];
        Pairs = [.. Enumerable.Range(0, Queries.Length)];
    }

    public int Dimensions => _data.Dimensions;

    public float[][] Passages { get; }

    public float[][] Queries { get; }

    public IReadOnlyList<int> Pairs { get; }

    public AdapterPair Pair(int number) => _data.Pairs[number];

    /// <summary>The mean over the pairs of one over the rank of the first gold passage among all; equals rank above it.</summary>
    public double ReciprocalRank(IReadOnlyList<int> pairs, QueryAdapter adapter) => pairs.Average(pair =>
    {
        var query = adapter.Apply(Queries[pair]);
        var scores = Array.ConvertAll(Passages, passage => TensorPrimitives.Dot<float>(query, passage));
        var gold = Pair(pair).Gold;
        var best = gold.Max(number => scores[number]);
        var ahead = scores.Where((score, number) => score >= best && !gold.Contains(number)).Count();
        return 1.0 / (1 + ahead);
    });

    private static float[] Unit(ReadOnlyMemory<float> vector)
    {
        var unit = vector.ToArray();
        if (TensorPrimitives.Norm<float>(unit) is > 0 and var length)
        {
            TensorPrimitives.Divide(unit, length, unit);
        }

        return unit;
    }
}
