using System.Collections.Immutable;
using Rung.Core;

namespace Rung.Engine.Prices;

/// <summary>A price file that cannot be used: every fault of it at once, each with its place or its model and field.</summary>
public sealed class PriceFileException : RungException
{
    public PriceFileException(ImmutableArray<string> faults, Exception? inner = null)
        : base(string.Join('\n', faults), inner) => Faults = faults;

    /// <summary>One sentence or two a fault: where it is, what was found, and what is expected.</summary>
    public ImmutableArray<string> Faults { get; }
}
