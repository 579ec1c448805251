namespace Rung.Tensors.Tests.Kernels;

/// <summary>Counts what a call allocates on its thread.</summary>
internal static class Allocations
{
    private const int Calls = 200;

    /// <summary>
    /// The bytes of each call, after some to warm up. The smallest object has 24; what the runtime makes for itself once in a while, for a
    /// lock that two threads wanted or a method that it compiled anew, is less than one byte a call and not counted.
    /// </summary>
    public static long BytesEach(Action call)
    {
        Repeat(call);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Repeat(call);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }

    private static void Repeat(Action call)
    {
        for (var i = 0; i < Calls; i++)
        {
            call();
        }
    }
}
