using Rung.Retrieval.Vectors.Slots;

namespace Rung.Retrieval.Vectors.Exact;

/// <summary>
/// Cuts a scan into pieces that workers take one after the other. What a worker finds it keeps to itself until the end; the answer
/// is the same for any number of workers.
/// </summary>
internal sealed class ScanWork(IScan scan, SlotTable slots, IReadOnlyList<SlotQuery> queries)
{
    // A piece for a panel stays in a core's own cache while panel after panel is compared with it.
    private const int CachedBytes = 256 << 10;

    // A piece for one query is long enough that taking it costs nothing, short enough to cancel and to share fairly.
    private const int StreamedBytes = 2 << 20;

    // Below this a second thread takes longer to come than the work takes.
    private const long BytesForAnotherWorker = 1 << 20;

    private int _taken = -1;

    public void Run(IEnumerable<Range> runs, int maxThreads, CancellationToken cancellationToken)
    {
        var byPanels = queries.Count >= scan.LeastForPanel;
        var pieces = Cut(runs, byPanels ? CachedBytes : StreamedBytes);
        var work = slots.End * (long)scan.RowBytes * queries.Count;
        var workers = (int)Math.Clamp(work / BytesForAnotherWorker, 1, Math.Min(maxThreads, Math.Max(1, pieces.Count)));
        if (workers == 1)
        {
            Work(pieces, byPanels, [.. queries.Select(query => query.Best)], cancellationToken);
            return;
        }

        var found = new BestSlots[workers][];
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, worker =>
        {
            found[worker] = [.. queries.Select(query => query.Best.Another())];
            Work(pieces, byPanels, found[worker], cancellationToken);
        });
        Merge(found);
    }

    private List<(int From, int To)> Cut(IEnumerable<Range> runs, int bytes)
    {
        var rows = Kernels.KernelGroup.RoundUp(Math.Max(1, bytes / scan.RowBytes));
        var pieces = new List<(int From, int To)>();
        foreach (var run in runs)
        {
            for (var from = run.Start.Value; from < run.End.Value; from += rows)
            {
                pieces.Add((from, Math.Min(from + rows, run.End.Value)));
            }
        }

        return pieces;
    }

    private void Work(List<(int From, int To)> pieces, bool byPanels, BestSlots[] best, CancellationToken cancellationToken)
    {
        var panels = byPanels ? Panels(best) : [];
        try
        {
            while (Interlocked.Increment(ref _taken) is var piece && piece < pieces.Count)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (from, to) = pieces[piece];
                foreach (var panel in panels)
                {
                    panel.Scan(from, to);
                }

                for (var i = 0; i < queries.Count && !byPanels; i++)
                {
                    scan.ScanOne(queries[i], best[i], from, to);
                }
            }
        }
        finally
        {
            panels.ForEach(panel => panel.Dispose());
        }
    }

    private List<IPanel> Panels(BestSlots[] best)
    {
        SlotQuery[] all = [.. queries];
        var panels = new List<IPanel>();
        for (var i = 0; i < all.Length; i += scan.PanelWidth)
        {
            var count = Math.Min(scan.PanelWidth, all.Length - i);
            panels.Add(scan.PanelOf(all.AsSpan(i, count), best.AsSpan(i, count)));
        }

        return panels;
    }

    private void Merge(BestSlots[][] found)
    {
        foreach (var ofWorker in found.Where(ofWorker => ofWorker is not null))
        {
            for (var i = 0; i < queries.Count; i++)
            {
                queries[i].Best.OfferAll(ofWorker[i]);
            }
        }
    }
}
