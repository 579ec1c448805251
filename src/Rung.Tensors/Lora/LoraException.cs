namespace Rung.Tensors.Lora;

/// <summary>An adapter and a model do not fit together.</summary>
public sealed class LoraException : TensorException
{
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    public LoraException(string message)
        : base(message)
    {
    }
}
