using System.Globalization;
using Rung.Core.Data;

namespace Rung.Core.Ladder;

/// <summary>Names a run: one candidate on one split of one dataset, scored by one metric, with one seed. The same run resumes.</summary>
public sealed record RunKey
{
    public required ContentHash Candidate { get; init; }

    public required ContentHash Dataset { get; init; }

    public required Split Split { get; init; }

    /// <summary>The metric's name with its options: attempts hold its scores.</summary>
    public required string Metric { get; init; }

    public required ulong Seed { get; init; }

    public ContentHash Id => ContentHash.Of(
        $"{Candidate}\n{Dataset}\n{Split}\n{Metric}\n{Seed.ToString(CultureInfo.InvariantCulture)}");
}
