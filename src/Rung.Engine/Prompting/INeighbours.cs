using Rung.Core.Data;

namespace Rung.Engine.Prompting;

/// <summary>Finds the examples of the train split that are most like another. Safe for concurrent use.</summary>
internal interface INeighbours
{
    /// <summary>
    /// All that decides what is found (features, weights, distance), as JSON or a name: part of the candidate's
    /// definition.
    /// </summary>
    string Definition { get; }

    /// <summary>At most <paramref name="k"/> examples of train, the most similar first.</summary>
    IReadOnlyList<Example> Nearest(Example example, int k);
}
