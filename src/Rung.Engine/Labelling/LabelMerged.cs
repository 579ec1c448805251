using System.Collections.Immutable;
using Rung.Engine.Checking.Cleaning;

namespace Rung.Engine.Labelling;

/// <summary>What came of giving answers back.</summary>
/// <param name="Lineages">One for each file that has a new version; none where the answers change nothing.</param>
/// <param name="AlreadySo">How many answers say what the data says already.</param>
public sealed record LabelMerged(ImmutableArray<Lineage> Lineages, int AlreadySo);
