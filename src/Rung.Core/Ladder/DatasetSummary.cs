using Rung.Core.Data;
using Rung.Core.Data.Edges;

namespace Rung.Core.Ladder;

/// <summary>The dataset of a climb in numbers.</summary>
/// <param name="Id">The dataset's name by content.</param>
/// <param name="Train">Examples in train.</param>
/// <param name="Dev">Examples in dev.</param>
/// <param name="Test">Examples in test.</param>
/// <param name="Edge">Examples in edge.</param>
/// <param name="Groups">Different groups in test; 0 where there are none.</param>
/// <param name="EdgeGenerated">Examples of edge that were made from test examples.</param>
public sealed record DatasetSummary(ContentHash Id, int Train, int Dev, int Test, int Edge, int Groups, int EdgeGenerated = 0)
{
    public static DatasetSummary Of(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return new DatasetSummary(
            dataset.Id,
            dataset[Split.Train].Length,
            dataset[Split.Dev].Length,
            dataset[Split.Test].Length,
            dataset[Split.Edge].Length,
            dataset.GroupCount(Split.Test),
            dataset[Split.Edge].Count(EdgeTags.IsGenerated));
    }
}
