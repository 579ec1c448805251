using System.Runtime.InteropServices;

namespace Rung.Tensors.Kernels.Threads;

/// <summary>
/// The items of the work at hand, claimed one at a time from a shared counter. The counter's upper half is the number
/// of the run: a thread that comes late cannot claim an item of the next run with what it read of this one.
/// </summary>
internal sealed unsafe class WorkQueue
{
    private Padded _ticket;
    private Padded _done;
    private void* _work;
    private int _items;
    private delegate*<void*, int, WorkerScratch, void> _do;
    private Exception? _failure;

    public bool HasItems => (uint)Volatile.Read(ref _ticket.Value) != 0;

    public bool IsDone(int items) => Volatile.Read(ref _done.Value) == items;

    /// <summary>What an item threw, once.</summary>
    public Exception? TakeFailure() => Interlocked.Exchange(ref _failure, null);

    /// <param name="work">Lives until every item is done.</param>
    /// <param name="items">How many.</param>
    public void Publish<TWork>(TWork* work, int items)
        where TWork : unmanaged, IWork
    {
        _work = work;
        _items = items;
        _do = &Do<TWork>;
        Volatile.Write(ref _done.Value, 0);
        var run = (Volatile.Read(ref _ticket.Value) >> 32) + 1;
        Volatile.Write(ref _ticket.Value, (run << 32) | (uint)items);
    }

    /// <summary>Claims and does items until none is left; how many it did.</summary>
    public int Drain(WorkerScratch scratch)
    {
        var count = 0;
        while (TryClaim(out var item))
        {
#pragma warning disable CA1031 // It is thrown again on the caller's thread; here it would end the process.
            try
            {
                _do(_work, item, scratch);
            }
            catch (Exception failure)
            {
                Interlocked.CompareExchange(ref _failure, failure, null);
            }
#pragma warning restore CA1031

            Interlocked.Increment(ref _done.Value);
            count++;
        }

        return count;
    }

    private bool TryClaim(out int item)
    {
        while (true)
        {
            var ticket = Volatile.Read(ref _ticket.Value);
            item = (int)(uint)ticket - 1;
            if (item < 0)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _ticket.Value, ticket - 1, ticket) == ticket)
            {
                // In the order of memory, mostly, so that what the processor fetches ahead is what comes next. The run
                // cannot end before this item, and until then its length stays.
                item = _items - 1 - item;
                return true;
            }
        }
    }

    private static void Do<TWork>(void* work, int item, WorkerScratch scratch)
        where TWork : unmanaged, IWork
    {
        var typed = (TWork*)work;
        typed->Do(item, scratch.Of(typed->ScratchLength));
    }

    // Two counters on one line of the cache would make each claim wait for each completion.
    [StructLayout(LayoutKind.Explicit, Size = 192)]
    private struct Padded
    {
        [FieldOffset(64)]
        public long Value;
    }
}
