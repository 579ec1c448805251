namespace Rung.Tensors.Tests;

/// <summary>Stops what is under test from within what it tells.</summary>
internal static class Cancelling
{
    public static void CancelIf(this CancellationTokenSource source, bool holds)
    {
        if (holds)
        {
            source.Cancel();
        }
    }
}
