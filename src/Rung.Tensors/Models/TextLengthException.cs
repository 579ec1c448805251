using System.Globalization;

namespace Rung.Tensors.Models;

/// <summary>A text has more tokens than the model takes, or none.</summary>
public sealed class TextLengthException : TensorException
{
    /// <param name="text">The text's number among those given.</param>
    /// <param name="length">How many tokens it has.</param>
    /// <param name="most">How many the model takes.</param>
    public TextLengthException(int text, int length, int most)
        : base(string.Create(CultureInfo.InvariantCulture, $"Text {text} has {length} tokens; the model takes 1 to {most}. Cut it, or part it."))
    {
        Length = length;
        Most = most;
    }

    /// <summary>How many tokens the text has.</summary>
    public int Length { get; }

    /// <summary>How many the model takes.</summary>
    public int Most { get; }
}
