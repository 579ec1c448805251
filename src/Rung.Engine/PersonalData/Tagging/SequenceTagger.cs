namespace Rung.Engine.PersonalData.Tagging;

/// <summary>
/// Finds the best sequence of tags for the tokens of a text (Viterbi), the sum of the weights of features and of
/// transitions. One thread at a time.
/// </summary>
internal sealed class SequenceTagger(Lexicon lexicon, TaggerModel model)
{
    private readonly TokenFeatures _features = new(lexicon);
    private int[] _scores = new int[TagSet.Stride * 256];
    private byte[] _back = new byte[TagSet.Stride * 256];

    /// <summary>Writes a tag for each token.</summary>
    public void Tag(ReadOnlySpan<char> text, List<Token> tokens, Span<byte> tags)
    {
        if (tokens.Count == 0)
        {
            return;
        }

        if (_scores.Length < tokens.Count * TagSet.Stride)
        {
            _scores = new int[tokens.Count * TagSet.Stride];
            _back = new byte[tokens.Count * TagSet.Stride];
        }

        _features.Read(text, tokens);
        for (var i = 0; i < tokens.Count; i++)
        {
            Emit(i, tokens.Count);
            Step(i);
        }

        Follow(tokens.Count, tags);
    }

    private void Emit(int i, int count)
    {
        Span<int> features = stackalloc int[TokenFeatures.Most];
        var found = _features.Fill(i, count, features);
        var row = _scores.AsSpan(i * TagSet.Stride, TagSet.Stride);
        Span<short> sums = stackalloc short[TagSet.Stride];
        sums.Clear();
        foreach (var feature in features[..found])
        {
            var weights = model.Weights.AsSpan(feature * TagSet.Stride, TagSet.Stride);
            for (var tag = 0; tag < TagSet.Stride; tag++)
            {
                sums[tag] += weights[tag];
            }
        }

        for (var tag = 0; tag < TagSet.Stride; tag++)
        {
            row[tag] = sums[tag];
        }
    }

    private void Step(int i)
    {
        var row = _scores.AsSpan(i * TagSet.Stride, TagSet.Stride);
        var back = _back.AsSpan(i * TagSet.Stride, TagSet.Stride);
        var previous = i == 0 ? default : _scores.AsSpan((i - 1) * TagSet.Stride, TagSet.Stride);
        for (var tag = 0; tag < TagSet.Count; tag++)
        {
            if (i == 0)
            {
                row[tag] = TagSet.MayFollow(TagSet.Outside, tag) ? row[tag] : int.MinValue / 2;
                continue;
            }

            var (best, from) = (int.MinValue, 0);
            var into = tag * TagSet.Stride;
            for (var other = 0; other < TagSet.Count; other++)
            {
                var score = previous[other] + model.Transitions[into + other];
                if (score > best)
                {
                    (best, from) = (score, other);
                }
            }

            row[tag] += best;
            back[tag] = (byte)from;
        }
    }

    private void Follow(int count, Span<byte> tags)
    {
        var last = _scores.AsSpan((count - 1) * TagSet.Stride, TagSet.Count);
        var best = 0;
        for (var tag = 1; tag < TagSet.Count; tag++)
        {
            best = last[tag] > last[best] ? tag : best;
        }

        for (var i = count - 1; i >= 0; i--)
        {
            tags[i] = (byte)best;
            best = _back[(i * TagSet.Stride) + best];
        }
    }
}
