using Rung.Core.Data;

namespace Rung.Core.Ladder;

/// <summary>The dataset of a climb in numbers.</summary>
/// <param name="Id">The dataset's name by content.</param>
/// <param name="Train">Examples in train.</param>
/// <param name="Dev">Examples in dev.</param>
/// <param name="Test">Examples in test.</param>
/// <param name="Edge">Examples in edge.</param>
/// <param name="Groups">Different groups in test; 0 where there are none.</param>
public sealed record DatasetSummary(ContentHash Id, int Train, int Dev, int Test, int Edge, int Groups)
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
            dataset.GroupCount(Split.Test));
    }
}
