namespace Rung.Retrieval.Fusion;

/// <summary>Makes one ranking out of several for the same query. Safe for concurrent calls.</summary>
public interface IFusion
{
    /// <summary>Names it in reports, such as <c>rrf(60)</c>.</summary>
    string Name { get; }

    /// <summary>The fused ranking, best first; of equal score the ordinally smaller id first.</summary>
    /// <param name="rankings">One of each retriever, always in the same order; may be empty.</param>
    /// <param name="count">How many passages at most.</param>
    IReadOnlyList<RankedPassage> Fuse(IReadOnlyList<IReadOnlyList<RankedPassage>> rankings, int count);
}
