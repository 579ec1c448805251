using Rung.Core;

namespace Rung.Engine.Tuning;

/// <summary>A training that cannot be begun or gone on with, or an adapter that is not what it says.</summary>
public sealed class TuningException : RungException
{
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public TuningException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
