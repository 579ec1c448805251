namespace Rung.Engine.Checking.Profiles;

/// <summary>
/// A text as its words: letters and digits in lower case, a single blank for all between them and at both ends. So a phrase stands in it at
/// the borders of words if it stands in it at all. One thread at a time; the memory is used again.
/// </summary>
internal sealed class SpokenText
{
    private char[] _text = new char[256];
    private char[] _phrase = new char[64];
    private int _length;

    public void Hear(string text) => _length = Write(text, ref _text);

    /// <summary><see langword="null"/> where the phrase has no word.</summary>
    public bool? Holds(string? phrase)
    {
        if (phrase is null || Write(phrase, ref _phrase) is not (> 1 and var length))
        {
            return null;
        }

        return length <= _length && _text.AsSpan(0, _length).IndexOf(_phrase.AsSpan(0, length)) >= 0;
    }

    private static int Write(string text, ref char[] into)
    {
        if (into.Length < text.Length + 2)
        {
            into = new char[Math.Max(text.Length + 2, into.Length * 2)];
        }

        var length = 1;
        into[0] = ' ';
        foreach (var character in text)
        {
            // Halves of characters beyond the first plane count as letters: so Han and emoji of those planes are compared too.
            if (char.IsLetterOrDigit(character) || char.IsSurrogate(character))
            {
                into[length++] = char.ToLowerInvariant(character);
            }
            else if (into[length - 1] != ' ')
            {
                into[length++] = ' ';
            }
        }

        if (into[length - 1] != ' ')
        {
            into[length++] = ' ';
        }

        return length;
    }
}
