using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Rung.Engine.PersonalData.Tagging;

namespace Rung.TaggerTraining;

/// <summary>
/// Learns the weights of the tagger: the averaged structured perceptron (Collins, "Discriminative training methods for hidden
/// Markov models", 2002). Each sentence is tagged with the weights so far; where the best sequence is wrong, the features of the right
/// one gain and those of the wrong one lose. The mean over all steps is kept. Two things keep it from learning by heart: every wrong
/// tag is favoured by a margin, and each time some features are not seen (Sutton, Sindelar and McCallum, "Reducing weight
/// undertraining in structured discriminative learning", 2006).
/// </summary>
internal sealed class Perceptron(Lexicon lexicon, int seed)
{
    private const int Epochs = 6;
    private const int Margin = 4;

    /// <summary>How often a feature is not seen, in 256.</summary>
    private const int Dropped = 40;

    /// <summary>A bucket whose weights stay 0.</summary>
    private const int Nothing = TokenFeatures.Buckets;

    private readonly int[] _weights = new int[(TokenFeatures.Buckets + 1) * TagSet.Stride];
    private readonly long[] _sums = new long[TokenFeatures.Buckets * TagSet.Stride];
    private readonly int[] _transitions = FirstTransitions();
    private readonly long[] _transitionSums = new long[TagSet.Stride * TagSet.Stride];
    private readonly TagSearch _search = new();
    private readonly Random _random = new(seed);
    private readonly byte[] _dice = new byte[TokenFeatures.Most];
    private int[] _scores = [];
    private byte[] _found = [];
    private int _step;

    public LearntWeights Learn(IReadOnlyList<Sentence> sentences)
    {
        var reader = new TokenFeatures(lexicon);
        var prepared = sentences.Select(sentence => PreparedSentence.Of(sentence, reader)).Where(sentence => sentence.Tags.Length > 0).ToArray();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            _random.Shuffle(prepared);
            foreach (var sentence in prepared)
            {
                _step++;
                Drop(sentence);
                Learn(sentence);
            }
        }

        // The mean of a weight over all steps is its last value less the sum of its changes, each weighted by when it came.
        return new LearntWeights(
            [.. _sums.Select((sum, i) => Mean(_weights[i], sum))],
            [.. _transitionSums.Select((sum, i) => _transitions[i] <= TagSearch.Never / 2 ? TagSearch.Never : Mean(_transitions[i], sum))]);
    }

    private static int[] FirstTransitions()
    {
        var transitions = new int[TagSet.Stride * TagSet.Stride];
        Array.Fill(transitions, TagSearch.Never);
        for (var from = 0; from < TagSet.Count; from++)
        {
            for (var to = 0; to < TagSet.Count; to++)
            {
                transitions[(from * TagSet.Stride) + to] = TagSet.MayFollow(from, to) ? 0 : TagSearch.Never;
            }
        }

        return transitions;
    }

    private void Drop(PreparedSentence sentence)
    {
        for (var i = 0; i < sentence.All.Length; i++)
        {
            var (all, kept) = (sentence.All[i], sentence.Kept[i]);
            _random.NextBytes(_dice.AsSpan(0, all.Length));
            for (var feature = 0; feature < all.Length; feature++)
            {
                kept[feature] = _dice[feature] < Dropped ? Nothing : all[feature];
            }
        }
    }

    private void Learn(PreparedSentence sentence)
    {
        var found = Best(sentence);
        for (var i = 0; i < found.Length; i++)
        {
            var (right, wrong) = (sentence.Tags[i], found[i]);
            var (rightBefore, wrongBefore) = i == 0 ? (TagSet.Outside, TagSet.Outside) : (sentence.Tags[i - 1], found[i - 1]);
            if (right != wrong)
            {
                Update(sentence.Kept[i], right, +1);
                Update(sentence.Kept[i], wrong, -1);
            }

            if (right != wrong || rightBefore != wrongBefore)
            {
                UpdateTransition(rightBefore, right, +1);
                UpdateTransition(wrongBefore, wrong, -1);
            }
        }
    }

    private Span<byte> Best(PreparedSentence sentence)
    {
        var count = sentence.Tags.Length;
        if (_found.Length < count)
        {
            (_scores, _found) = (new int[count * TagSet.Stride * 2], new byte[count * 2]);
        }

        var scores = _scores.AsSpan(0, count * TagSet.Stride);
        for (var i = 0; i < count; i++)
        {
            Score(sentence.Kept[i], sentence.Tags[i], scores.Slice(i * TagSet.Stride, TagSet.Stride));
        }

        var found = _found.AsSpan(0, count);
        _search.Best(scores, _transitions, found);
        return found;
    }

    private void Score(int[] features, byte right, Span<int> row)
    {
        row.Fill(Margin);
        row[right] = 0;
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        ref var scores = ref MemoryMarshal.GetReference(row);
        for (nuint lane = 0; lane < TagSet.Stride; lane += 8)
        {
            var sum = Vector256.LoadUnsafe(ref scores, lane);
            foreach (var feature in features)
            {
                sum += Vector256.LoadUnsafe(ref weights, (nuint)(feature * TagSet.Stride) + lane);
            }

            sum.StoreUnsafe(ref scores, lane);
        }
    }

    private void Update(int[] features, int tag, int change)
    {
        foreach (var feature in features.Where(feature => feature != Nothing))
        {
            _weights[(feature * TagSet.Stride) + tag] += change;
            _sums[(feature * TagSet.Stride) + tag] += (long)change * _step;
        }
    }

    private void UpdateTransition(int from, int to, int change)
    {
        _transitions[(from * TagSet.Stride) + to] += change;
        _transitionSums[(from * TagSet.Stride) + to] += (long)change * _step;
    }

    private double Mean(int last, long sum) => last - ((double)sum / (_step + 1));
}
