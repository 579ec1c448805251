using System.Buffers;
using System.Text;
using Rung.Tensors.Tokenizers.Patterns;

namespace Rung.Tensors.Tokenizers.Algorithms.Unigram;

/// <summary>
/// The most probable way to take a piece apart, each token having a log-probability of its own (Viterbi). A character without
/// a token is unknown, at ten less than the least score; neighbours that are unknown become one.
/// </summary>
internal sealed class UnigramModel : TokenModel
{
    private const double UnknownPenalty = 10;

    private readonly PrefixTree _tree = new();
    private readonly double[] _scores;
    private readonly double _unknownScore;
    private readonly int _unknown;
    private readonly ByteTokens? _bytes;

    /// <param name="vocabulary">The tokens; their ids are 0 and up, without holes.</param>
    /// <param name="scores">The log-probability of each id.</param>
    /// <param name="unknown">The id of what has no token.</param>
    /// <param name="bytes">The tokens that spell what has no token, where the model has them.</param>
    public UnigramModel(Vocabulary vocabulary, double[] scores, int unknown, ByteTokens? bytes)
    {
        (_scores, _unknown, _bytes) = (scores, unknown, bytes);
        _unknownScore = scores.Min() - UnknownPenalty;
        foreach (var (token, id) in vocabulary.Tokens)
        {
            if (token.Length > 0)
            {
                _tree.Add(token, id);
            }
        }
    }

    protected override void Compute(ReadOnlySpan<char> word, int offset, TokenSink sink)
    {
        var best = ArrayPool<Step>.Shared.Rent(word.Length + 1);
        FindWay(word, best);
        Turn(best, word.Length);
        for (var start = 0; start < word.Length;)
        {
            var end = best[start].Forward;
            if (best[end].Id != _unknown)
            {
                sink.Add(best[end].Id, offset + start, offset + end);
            }
            else
            {
                end = EndOfUnknown(best, end, word.Length);
                AddUnknown(word, start, end, offset, sink);
            }

            start = end;
        }

        ArrayPool<Step>.Shared.Return(best);
    }

    // After this best[i] has the score of the best way to place i, the token that ends there, and where it starts.
    private void FindWay(ReadOnlySpan<char> word, Step[] best)
    {
        best.AsSpan(0, word.Length + 1).Fill(new Step(double.NegativeInfinity, -1, -1));
        best[0] = new Step(0, -1, -1);
        for (var start = 0; start < word.Length;)
        {
            var units = PatternPlace.UnitsAt(word, start);
            var score = best[start].Score;
            var hasSingle = false;
            var node = PrefixTree.Root;
            for (var i = start; i < word.Length && (node = _tree.ChildOf(node, word[i])) != PrefixTree.None; i++)
            {
                if (_tree.TokenAt(node) is >= 0 and var id)
                {
                    Offer(ref best[i + 1], score + _scores[id], id, start);
                    hasSingle |= i + 1 == start + units;
                }
            }

            if (!hasSingle)
            {
                Offer(ref best[start + units], score + _unknownScore, _unknown, start);
            }

            start += units;
        }
    }

    private static void Offer(ref Step step, double score, int id, int from)
    {
        if (step.Id < 0 || score > step.Score)
        {
            step = new Step(score, id, from);
        }
    }

    // Where a step said from where it comes, its start now says where it goes.
    private static void Turn(Step[] best, int length)
    {
        for (var place = length; place > 0; place = best[place].Back)
        {
            ref var previous = ref best[best[place].Back];
            previous = previous with { Forward = place };
        }
    }

    private int EndOfUnknown(Step[] best, int end, int length)
    {
        while (end < length && best[best[end].Forward].Id == _unknown)
        {
            end = best[end].Forward;
        }

        return end;
    }

    private void AddUnknown(ReadOnlySpan<char> word, int start, int end, int offset, TokenSink sink)
    {
        if (_bytes is null)
        {
            sink.Add(_unknown, offset + start, offset + end);
            return;
        }

        Span<int> ids = stackalloc int[4];
        for (var i = start; i < end;)
        {
            _ = Rune.DecodeFromUtf16(word[i..end], out var rune, out var units);
            _ = _bytes.TrySpell(rune, ids, out var count);
            foreach (var id in ids[..count])
            {
                sink.Add(id, offset + i, offset + i + units);
            }

            i += units;
        }
    }

    private readonly record struct Step(double Score, int Id, int Back, int Forward = -1);
}
