namespace Rung.Tensors;

/// <summary>
/// An error that a person can act on: a wrong checkpoint, a text that does not fit, an impossible setting.
/// The message says what, where and what to do.
/// </summary>
public abstract class TensorException : Exception
{
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    /// <param name="inner">The cause, where there is one.</param>
    protected TensorException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
