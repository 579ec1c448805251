using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Neighbours;
using Rung.Engine.Prompting;

namespace Rung.Engine.Climbing;

/// <summary>Lends the vectors of rung 0 to the prompt that shows the nearest examples of train.</summary>
internal sealed class TrainNeighbours : INeighbours
{
    private readonly ImmutableArray<Example> _train;
    private readonly NeighbourIndex? _index;

    private TrainNeighbours(ImmutableArray<Example> train, NeighbourIndex? index)
    {
        _train = train;
        _index = index;
    }

    public string Definition => "tf-idf over characters 2-5, sublinear, l2; cosine; fitted on train";

    public static TrainNeighbours Fit(ImmutableArray<Example> train, CancellationToken cancellationToken) =>
        new(train, train.IsEmpty ? null : NeighbourIndex.Fit(train, TextFeatures.Characters, cancellationToken));

    public IReadOnlyList<Example> Nearest(Example example, int k) =>
        [.. (_index?.Nearest(example.Input.Text, k) ?? []).Select(near => _train[near.Index])];
}
