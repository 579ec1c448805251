using Rung.Engine.PersonalData;
using Rung.Engine.PersonalData.Tagging;

namespace Rung.TaggerTraining;

/// <summary>
/// Learns the weights of the tagger: the averaged structured perceptron (Collins, "Discriminative training methods for hidden
/// Markov models", 2002). Each sentence is tagged with the weights so far; where the best sequence is wrong, the features of the right
/// one gain and those of the wrong one lose. The mean over all steps is kept, as small whole numbers.
/// </summary>
internal sealed class Perceptron(Lexicon lexicon)
{
    private const int Epochs = 8;
    private const int Largest = 120;

    private readonly float[] _weights = new float[TokenFeatures.Buckets * TagSet.Stride];
    private readonly float[] _sums = new float[TokenFeatures.Buckets * TagSet.Stride];
    private readonly float[] _transitions = new float[TagSet.Stride * TagSet.Stride];
    private readonly float[] _transitionSums = new float[TagSet.Stride * TagSet.Stride];
    private readonly TokenFeatures _features = new(lexicon);
    private readonly List<Token> _tokens = [];
    private int _step;

    public TaggerModel Learn(IReadOnlyList<Sentence> sentences)
    {
        var order = Enumerable.Range(0, sentences.Count).ToArray();
        var random = new Random(1);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var place in order)
            {
                _step++;
                Learn(sentences[place]);
            }
        }

        return Averaged();
    }

    private void Learn(Sentence sentence)
    {
        Tokenizer.Tokenize(sentence.Text, _tokens);
        if (_tokens.Count == 0)
        {
            return;
        }

        var right = TagsOf(sentence);
        _features.Read(sentence.Text, _tokens);
        var features = FeaturesOf();
        var found = Best(features);
        if (right.AsSpan().SequenceEqual(found))
        {
            return;
        }

        for (var i = 0; i < right.Length; i++)
        {
            if (right[i] != found[i])
            {
                Update(features[i], right[i], +1);
                Update(features[i], found[i], -1);
            }

            UpdateTransition(i == 0 ? TagSet.Outside : right[i - 1], right[i], +1);
            UpdateTransition(i == 0 ? TagSet.Outside : found[i - 1], found[i], -1);
        }
    }

    private int[][] FeaturesOf()
    {
        var features = new int[_tokens.Count][];
        Span<int> buffer = stackalloc int[TokenFeatures.Most];
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = buffer[.._features.Fill(i, _tokens.Count, buffer)].ToArray();
        }

        return features;
    }

    private int[] TagsOf(Sentence sentence)
    {
        var tags = new int[_tokens.Count];
        foreach (var (start, end, type) in sentence.Spans)
        {
            var number = PersonalTypes.Tagged.ToList().IndexOf(type);
            var isFirst = true;
            for (var i = 0; i < tags.Length && number >= 0; i++)
            {
                if (_tokens[i].Start >= start && _tokens[i].End <= end)
                {
                    tags[i] = isFirst ? TagSet.Begin(number) : TagSet.Inside(number);
                    isFirst = false;
                }
            }
        }

        return tags;
    }

    private int[] Best(int[][] features)
    {
        var scores = new float[features.Length][];
        var back = new int[features.Length][];
        for (var i = 0; i < features.Length; i++)
        {
            (scores[i], back[i]) = (new float[TagSet.Count], new int[TagSet.Count]);
            foreach (var feature in features[i])
            {
                var weights = _weights.AsSpan(feature * TagSet.Stride, TagSet.Count);
                for (var tag = 0; tag < TagSet.Count; tag++)
                {
                    scores[i][tag] += weights[tag];
                }
            }

            for (var tag = 0; tag < TagSet.Count; tag++)
            {
                var (best, from) = (float.NegativeInfinity, 0);
                for (var other = 0; other < (i == 0 ? 1 : TagSet.Count); other++)
                {
                    var score = TagSet.MayFollow(other, tag) ? (i == 0 ? 0 : scores[i - 1][other]) + _transitions[(tag * TagSet.Stride) + other] : float.NegativeInfinity;
                    (best, from) = score > best ? (score, other) : (best, from);
                }

                scores[i][tag] += best;
                back[i][tag] = from;
            }
        }

        var tags = new int[features.Length];
        tags[^1] = Array.IndexOf(scores[^1], scores[^1].Max());
        for (var i = tags.Length - 1; i > 0; i--)
        {
            tags[i - 1] = back[i][tags[i]];
        }

        return tags;
    }

    private void Update(int[] features, int tag, float change)
    {
        foreach (var feature in features)
        {
            _weights[(feature * TagSet.Stride) + tag] += change;
            _sums[(feature * TagSet.Stride) + tag] += change * _step;
        }
    }

    private void UpdateTransition(int from, int to, float change)
    {
        _transitions[(to * TagSet.Stride) + from] += change;
        _transitionSums[(to * TagSet.Stride) + from] += change * _step;
    }

    // The mean of a weight over all steps is its last value less the sum of its changes, each weighted by when it came.
    private TaggerModel Averaged()
    {
        var means = _weights.Zip(_sums, (weight, sum) => weight - (sum / (_step + 1))).ToArray();
        var transitions = _transitions.Zip(_transitionSums, (weight, sum) => weight - (sum / (_step + 1))).ToArray();
        var scale = Largest / means.Max(Math.Abs);
        var whole = new int[transitions.Length];
        for (var tag = 0; tag < TagSet.Count; tag++)
        {
            for (var other = 0; other < TagSet.Count; other++)
            {
                var place = (tag * TagSet.Stride) + other;
                whole[place] = TagSet.MayFollow(other, tag) ? (int)MathF.Round(transitions[place] * scale) : -1_000_000;
            }
        }

        return new TaggerModel([.. means.Select(mean => (sbyte)MathF.Round(mean * scale))], whole);
    }
}
