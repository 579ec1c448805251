namespace Rung.Retrieval.Vectors.Kernels;

/// <summary>
/// Single-precision numbers that a processor handles at once. A kernel is written once over it; the compiler makes one for each width.
/// </summary>
internal unsafe interface ILanes<TSelf>
    where TSelf : unmanaged, ILanes<TSelf>
{
    /// <summary>How many numbers.</summary>
    static abstract int Count { get; }

    static abstract TSelf Load(float* from);

    /// <summary>The one number in all lanes.</summary>
    static abstract TSelf Broadcast(float value);

    /// <summary>left · right + sum, rounded once where the processor can.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf sum);

    static abstract TSelf Add(TSelf left, TSelf right);

    /// <summary>The sum of all lanes.</summary>
    static abstract float Sum(TSelf lanes);

    /// <summary>A bit for each lane in which left is not less than right; the first lane is the lowest bit.</summary>
    static abstract uint AtLeast(TSelf left, TSelf right);

    static abstract void Store(TSelf lanes, float* to);
}
