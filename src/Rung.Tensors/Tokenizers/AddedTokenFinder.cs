using System.Buffers;
using System.Text;
using Rung.Tensors.Tokenizers.Patterns;

namespace Rung.Tensors.Tokenizers;

/// <summary>Finds added tokens in a text: the leftmost, and of those that start at one place the longest. Immutable.</summary>
internal sealed class AddedTokenFinder
{
    private readonly (string Content, AddedToken Token)[] _longestFirst;
    private readonly SearchValues<string> _contents;

    /// <param name="tokens">Each token with what is to be found in the text: its content, normalised where the text is.</param>
    public AddedTokenFinder(IEnumerable<(string Content, AddedToken Token)> tokens)
    {
        _longestFirst = [.. tokens.Where(token => token.Content.Length > 0).OrderByDescending(token => token.Content.Length)];
        _contents = SearchValues.Create([.. _longestFirst.Select(token => token.Content)], StringComparison.Ordinal);
    }

    public bool IsEmpty => _longestFirst.Length == 0;

    /// <summary>Adds the stretches between tokens, and the tokens, to the pieces.</summary>
    /// <param name="text">The text.</param>
    /// <param name="findsSpecial">Whether special tokens are looked for.</param>
    /// <param name="pieces">Takes both.</param>
    public void Split(ReadOnlySpan<char> text, bool findsSpecial, PieceList pieces)
    {
        var (done, from) = (0, 0);
        while (!IsEmpty && from < text.Length && text[from..].IndexOfAny(_contents) is >= 0 and var found)
        {
            var start = from + found;
            var (content, token) = LongestAt(text, start);
            var end = start + content.Length;
            from = end;
            if ((token.IsSpecial && !findsSpecial) || (token.IsWholeWord && !StandsAlone(text, start, end)))
            {
                continue;
            }

            start = token.StripsLeft ? Math.Max(done, text[..start].TrimEnd().Length) : start;
            end = token.StripsRight ? text.Length - text[end..].TrimStart().Length : end;
            pieces.Add(done, start);
            pieces.Add(new Piece(start, end, token.Id));
            (done, from) = (end, end);
        }

        pieces.Add(done, text.Length);
    }

    private (string Content, AddedToken Token) LongestAt(ReadOnlySpan<char> text, int start)
    {
        foreach (var token in _longestFirst)
        {
            if (text[start..].StartsWith(token.Content, StringComparison.Ordinal))
            {
                return token;
            }
        }

        throw new InvalidOperationException("The search found a token where there is none.");
    }

    private static bool StandsAlone(ReadOnlySpan<char> text, int start, int end)
    {
        _ = Rune.DecodeLastFromUtf16(text[..start], out var before, out _);
        _ = Rune.DecodeFromUtf16(text[end..], out var after, out _);
        return (start == 0 || !RuneSets.IsWord(before)) && (end == text.Length || !RuneSets.IsWord(after));
    }
}
