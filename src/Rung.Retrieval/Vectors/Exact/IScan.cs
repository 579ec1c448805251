using Rung.Retrieval.Vectors.Slots;

namespace Rung.Retrieval.Vectors.Exact;

/// <summary>Compares queries with rows and offers what may be found. Many threads may scan at once, each with its own takers.</summary>
internal interface IScan
{
    /// <summary>The bytes of a row, by which the work is cut.</summary>
    int RowBytes { get; }

    /// <summary>From how many queries on a panel is worth its making.</summary>
    int LeastForPanel { get; }

    /// <summary>How many queries a panel takes.</summary>
    int PanelWidth { get; }

    /// <summary>Compares one query with the slots from a multiple of <see cref="Kernels.KernelGroup.Rows"/> to an end.</summary>
    void ScanOne(SlotQuery query, BestSlots best, int from, int to);

    /// <summary>Makes a panel of queries that are compared together.</summary>
    /// <param name="queries">At most <see cref="PanelWidth"/>.</param>
    /// <param name="best">For each query what takes its candidates.</param>
    IPanel PanelOf(ReadOnlySpan<SlotQuery> queries, ReadOnlySpan<BestSlots> best);
}
