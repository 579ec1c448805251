namespace Rung.Tensors.Checkpoints;

/// <summary>A file of a model is damaged, unsafe, or of a kind that is not read here. The message names the file.</summary>
public sealed class CheckpointException : TensorException
{
    /// <param name="path">The file that is wrong.</param>
    /// <param name="problem">What is wrong with it, and what to do; a whole sentence.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public CheckpointException(string path, string problem, Exception? inner = null)
        : base($"'{path}': {problem}", inner) => Path = path;

    /// <summary>The file that is wrong.</summary>
    public string Path { get; }
}
