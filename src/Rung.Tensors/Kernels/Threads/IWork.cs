namespace Rung.Tensors.Kernels.Threads;

/// <summary>
/// Work parted into items that may run in any order, at the same time and on any thread. An item writes what no other
/// item writes and always computes it in the same order, so that the number of threads never shows in the result.
/// </summary>
internal unsafe interface IWork
{
    /// <summary>How many floats of scratch memory an item needs; aligned to 64 bytes, not cleared.</summary>
    int ScratchLength { get; }

    void Do(int item, float* scratch);
}
