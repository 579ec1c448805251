using System.Collections.Immutable;

namespace Rung.Engine.Tuning;

/// <summary>What a task's folder of adapters holds.</summary>
/// <param name="Adapters">Those that can be used, by their hash.</param>
/// <param name="Faults">Why others cannot, each with its folder or file and what to do.</param>
internal sealed record StoredAdapters(ImmutableArray<TrainedAdapter> Adapters, ImmutableArray<string> Faults)
{
    public static StoredAdapters None { get; } = new([], []);
}
