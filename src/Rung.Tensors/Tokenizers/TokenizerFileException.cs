namespace Rung.Tensors.Tokenizers;

/// <summary>A tokenizer's file is not what it should be, or asks for what this version cannot do.</summary>
public sealed class TokenizerFileException : TensorException
{
    /// <param name="file">The file, as the caller named it.</param>
    /// <param name="place">Where in it: a path such as <c>$.model.merges[17]</c>, or a line.</param>
    /// <param name="problem">What was found, what is expected, what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public TokenizerFileException(string file, string place, string problem, Exception? inner = null)
        : base($"{file}, {place}: {problem}", inner)
    {
        File = file;
        Place = place;
    }

    public string File { get; }

    public string Place { get; }
}
