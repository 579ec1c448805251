namespace Rung.Retrieval;

/// <summary>
/// An error that a person can act on: a wrong file, a damaged index, an impossible setting. The message says what, where and what to do.
/// </summary>
public abstract class RetrievalException : Exception
{
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    /// <param name="inner">The cause, where there is one.</param>
    protected RetrievalException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
