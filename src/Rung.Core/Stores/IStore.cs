namespace Rung.Core.Stores;

/// <summary>All that a task keeps between climbs. Every implementation passes the conformance suite of each part.</summary>
public interface IStore
{
    IRunStore Runs { get; }

    IJournal Journal { get; }

    IBlobStore Blobs { get; }

    IFrozenSplitStore FrozenSplits { get; }

    IResponseCache Responses { get; }
}
