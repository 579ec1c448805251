using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Rung.Engine.PersonalData;
using Rung.Engine.PersonalData.Tagging;

namespace Rung.TaggerTraining;

/// <summary>
/// Learns the weights of the tagger: the averaged structured perceptron (Collins, "Discriminative training methods for hidden
/// Markov models", 2002) with a margin. Each sentence is tagged with the weights so far, every wrong tag favoured a little; where the best
/// sequence is wrong, the features of the right one gain and those of the wrong one lose. The mean over all steps is kept, as small
/// whole numbers.
/// </summary>
internal sealed class Perceptron(Lexicon lexicon)
{
    private const int Epochs = 6;
    private const int Margin = 4;
    private const int Largest = 120;

    private readonly int[] _weights = new int[TokenFeatures.Buckets * TagSet.Stride];
    private readonly long[] _sums = new long[TokenFeatures.Buckets * TagSet.Stride];
    private readonly int[] _transitions = FirstTransitions();
    private readonly long[] _transitionSums = new long[TagSet.Stride * TagSet.Stride];
    private readonly TokenFeatures _features = new(lexicon);
    private readonly TagSearch _search = new();
    private int[] _scores = [];
    private byte[] _found = [];
    private int _step;

    public TaggerModel Learn(IReadOnlyList<Sentence> sentences)
    {
        var tagged = sentences.Select(Prepared).Where(sentence => sentence.Tags.Length > 0).ToArray();
        var random = new Random(1);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(tagged);
            foreach (var sentence in tagged)
            {
                _step++;
                Learn(sentence);
            }
        }

        return Averaged();
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

    private PreparedSentence Prepared(Sentence sentence)
    {
        var tokens = new List<Token>();
        Tokenizer.Tokenize(sentence.Text, tokens);
        _features.Read(sentence.Text, tokens);
        Span<int> buffer = stackalloc int[TokenFeatures.Most];
        var features = new int[tokens.Count][];
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = buffer[.._features.Fill(i, buffer)].ToArray();
        }

        return new PreparedSentence(features, TagsOf(sentence, tokens));
    }

    private static byte[] TagsOf(Sentence sentence, List<Token> tokens)
    {
        var tags = new byte[tokens.Count];
        foreach (var (start, end, type) in sentence.Spans)
        {
            var number = PersonalTypes.Tagged.ToList().IndexOf(type);
            var isFirst = true;
            for (var i = 0; i < tags.Length; i++)
            {
                if (tokens[i].Start >= start && tokens[i].End <= end)
                {
                    tags[i] = (byte)(isFirst ? TagSet.Begin(number) : TagSet.Inside(number));
                    isFirst = false;
                }
            }
        }

        return tags;
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
                Update(sentence.Features[i], right, +1);
                Update(sentence.Features[i], wrong, -1);
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
            Score(sentence.Features[i], sentence.Tags[i], scores.Slice(i * TagSet.Stride, TagSet.Stride));
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
        foreach (var feature in features)
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

    // The mean of a weight over all steps is its last value less the sum of its changes, each weighted by when it came.
    private TaggerModel Averaged()
    {
        var means = _weights.Zip(_sums, Mean).ToArray();
        var scale = Largest / means.Max(Math.Abs);
        var transitions = _transitions
            .Zip(_transitionSums, (last, sum) => last <= TagSearch.Never / 2 ? TagSearch.Never : (int)Math.Round(Mean(last, sum) * scale))
            .ToArray();
        return new TaggerModel([.. means.Select(mean => (sbyte)Math.Round(mean * scale))], transitions);
    }

    private double Mean(int last, long sum) => last - ((double)sum / (_step + 1));

    /// <summary>The features of each token, and its right tag.</summary>
    private sealed record PreparedSentence(int[][] Features, byte[] Tags);
}
