using Rung.Tensors.Tokenizers.Patterns;

namespace Rung.Tensors.Tokenizers.Algorithms.WordPiece;

/// <summary>The longest token that a word starts with, then the longest continuation, and so on; else the whole word is unknown.</summary>
internal sealed class WordPieceModel : TokenModel
{
    private readonly PrefixTree _starts = new();
    private readonly PrefixTree _continuations = new();
    private readonly int _unknown;
    private readonly int _longestWord;

    /// <param name="vocabulary">The tokens.</param>
    /// <param name="unknown">The id of an unknown word.</param>
    /// <param name="prefix">What marks a continuation.</param>
    /// <param name="longestWord">Words of more characters are unknown.</param>
    public WordPieceModel(Vocabulary vocabulary, int unknown, string prefix, int longestWord)
    {
        _unknown = unknown;
        _longestWord = longestWord;
        foreach (var (token, id) in vocabulary.Tokens)
        {
            _starts.Add(token, id);
            if (token.Length > prefix.Length && token.StartsWith(prefix, StringComparison.Ordinal))
            {
                _continuations.Add(token.AsSpan(prefix.Length), id);
            }
        }
    }

    protected override void Compute(ReadOnlySpan<char> word, int offset, TokenSink sink)
    {
        var first = sink.Count;
        var isKnown = !IsTooLong(word);
        for (var start = 0; isKnown && start < word.Length;)
        {
            var (id, end) = Longest(start == 0 ? _starts : _continuations, word, start);
            isKnown = id != PrefixTree.None;
            sink.Add(id, offset + start, offset + end);
            start = end;
        }

        if (!isKnown)
        {
            sink.Truncate(first);
            sink.Add(_unknown, offset, offset + word.Length);
        }
    }

    private static (int Id, int End) Longest(PrefixTree tree, ReadOnlySpan<char> word, int start)
    {
        var (best, bestEnd, node) = (PrefixTree.None, start, PrefixTree.Root);
        for (var i = start; i < word.Length && (node = tree.ChildOf(node, word[i])) != PrefixTree.None; i++)
        {
            if (tree.TokenAt(node) is >= 0 and var token)
            {
                (best, bestEnd) = (token, i + 1);
            }
        }

        return (best, bestEnd);
    }

    private bool IsTooLong(ReadOnlySpan<char> word)
    {
        if (word.Length <= _longestWord)
        {
            return false;
        }

        var count = 0;
        for (var i = 0; i < word.Length && count <= _longestWord; count++)
        {
            i += PatternPlace.UnitsAt(word, i);
        }

        return count > _longestWord;
    }
}
