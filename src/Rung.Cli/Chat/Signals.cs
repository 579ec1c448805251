using System.Runtime.InteropServices;

namespace Rung.Cli.Chat;

/// <summary>Takes Ctrl-C for what the person means by it here: an answer ends, and not the program.</summary>
internal static class Signals
{
    /// <summary>Calls back on Ctrl-C until it is disposed.</summary>
    public static IDisposable OnInterrupt(Action react) => PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
    {
        context.Cancel = true;
        react();
    });
}
