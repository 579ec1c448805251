namespace Rung.Retrieval.Vectors.Exact;

/// <summary>A few queries, laid out so that each row that was read is compared with all of them. One thread at a time.</summary>
internal interface IPanel : IDisposable
{
    /// <summary>Compares them with the slots from a multiple of <see cref="Kernels.KernelGroup.Rows"/> to an end.</summary>
    void Scan(int from, int to);
}
