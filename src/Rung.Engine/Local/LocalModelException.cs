using Rung.Core;

namespace Rung.Engine.Local;

/// <summary>A model on this machine that cannot be used as it was named: no folder, no tokenizer, not enough memory.</summary>
public sealed class LocalModelException : RungException
{
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public LocalModelException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
