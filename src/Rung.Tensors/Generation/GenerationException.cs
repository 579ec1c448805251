namespace Rung.Tensors.Generation;

/// <summary>A text cannot be made: it does not fit the model, or nothing is left to choose from.</summary>
public sealed class GenerationException : TensorException
{
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    public GenerationException(string message)
        : base(message)
    {
    }
}
