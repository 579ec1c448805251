using System.Collections.Immutable;
using Rung.Core;

namespace Rung.Engine.Tasks;

/// <summary>A task that cannot be climbed: every fault of it at once, each with file, line and column where it has them.</summary>
public sealed class TaskException : RungException
{
    public TaskException(ImmutableArray<string> faults)
        : base(string.Join('\n', faults)) => Faults = faults;

    /// <summary>One sentence or two a fault: what was found, where, and what is expected.</summary>
    public ImmutableArray<string> Faults { get; }
}
