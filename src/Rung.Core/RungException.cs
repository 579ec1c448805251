namespace Rung.Core;

/// <summary>
/// An error that the person at the keyboard can act on. The command line prints its message alone;
/// anything else that escapes is a defect, and is shown with its stack trace.
/// </summary>
public abstract class RungException : Exception
{
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    /// <param name="inner">The cause, where there is one.</param>
    protected RungException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>Whether the fault lies in what the person gave (exit code 2) rather than in the tool (exit code 1).</summary>
    public virtual bool IsInputFault => true;
}
