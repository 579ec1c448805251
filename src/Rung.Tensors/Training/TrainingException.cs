namespace Rung.Tensors.Training;

/// <summary>A training cannot go on: the loss is no number, an example does not fit, a checkpoint is of another run.</summary>
public sealed class TrainingException : TensorException
{
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public TrainingException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
