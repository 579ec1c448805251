using System.Collections.Immutable;

namespace Rung.Core.Ladder.Gates;

/// <summary>The gates before one remedy.</summary>
/// <param name="Remedy">Which.</param>
/// <param name="Gates">In the order of <see cref="GateKind"/>.</param>
public sealed record RemedyGates(Remedy Remedy, ImmutableArray<Gate> Gates)
{
    /// <summary>Closed if one is closed; else unknown if one is unknown; else open.</summary>
    public GateState State => Gates.IsEmpty ? GateState.Open : Gates.Max(gate => gate.State);

    public IEnumerable<Gate> Closed => Gates.Where(gate => gate.State is GateState.Closed);

    public IEnumerable<Gate> Unknown => Gates.Where(gate => gate.State is GateState.Unknown);

    public Gate? Find(GateKind kind) => Gates.FirstOrDefault(gate => gate.Kind == kind);
}
