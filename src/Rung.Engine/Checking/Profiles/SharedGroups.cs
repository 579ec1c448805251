using System.Collections.Immutable;
using Rung.Core.Data;

namespace Rung.Engine.Checking.Profiles;

/// <summary>Groups on both sides: what is learnt from a customer is then measured on the same customer.</summary>
/// <param name="Learnt">Train or dev.</param>
/// <param name="Measured">Dev, test or edge.</param>
/// <param name="Groups">How many groups are on both sides.</param>
/// <param name="Examples">Examples of the measured side in such groups.</param>
/// <param name="Share">Of the measured side's examples.</param>
/// <param name="Ids">The first of those examples, at most 50, in the order of the ids.</param>
internal sealed record SharedGroups(Split Learnt, Split Measured, int Groups, int Examples, double Share, ImmutableArray<ExampleId> Ids);
