using System.Collections.Immutable;
using Rung.Core.Data;

namespace Rung.Engine.Checking.Profiles;

/// <summary>Examples to learn from that are later than the first one measured: the future helps to foretell the past.</summary>
/// <param name="Learnt">Train or dev.</param>
/// <param name="Measured">Dev or test.</param>
/// <param name="MeasuredFrom">The time of the first measured example.</param>
/// <param name="Later">Examples of the learnt side that are later.</param>
/// <param name="Share">Of the learnt side's examples with a time.</param>
/// <param name="Ids">The first of them, at most 50, in the order of the ids.</param>
internal sealed record TimeOverlap(
    Split Learnt, Split Measured, DateTimeOffset MeasuredFrom, int Later, double Share, ImmutableArray<ExampleId> Ids);
