using System.Collections.Immutable;
using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Neighbours;

namespace Rung.Engine.Baselines.Learners;

/// <summary>See <see cref="NearestBaseline"/>.</summary>
/// <param name="index">Finds the neighbours.</param>
/// <param name="outputOf">For each example the place of its output.</param>
/// <param name="outputs">The outputs.</param>
/// <param name="fallback">The place of what is answered to a text that shares no gram with any example.</param>
/// <param name="count">How many neighbours vote.</param>
internal sealed class NearestPredictor(
    NeighbourIndex index, int[] outputOf, ImmutableArray<string> outputs, int fallback, int count) : IPredictor
{
    public string Predict(string text) => outputs[Vote(index.Nearest(text, count))];

    public Neighbour[] Nearest(SparseVector vector) => index.Nearest(vector, count);

    /// <summary>The place of the output that weighs most; among equals, that of the nearer neighbour.</summary>
    public int Vote(ReadOnlySpan<Neighbour> neighbours)
    {
        var best = fallback;
        var most = 0.0;
        for (var i = 0; i < neighbours.Length; i++)
        {
            var output = outputOf[neighbours[i].Index];
            var weight = 0.0;
            foreach (var other in neighbours)
            {
                weight += outputOf[other.Index] == output ? other.Cosine : 0;
            }

            if (weight > most)
            {
                (best, most) = (output, weight);
            }
        }

        return best;
    }
}
