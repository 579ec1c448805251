using System.Numerics.Tensors;
using Rung.Tensors.Layers;

namespace Rung.Tensors.Generation;

/// <summary>Chooses tokens for one text. Its draws depend on the seed, the text's number and how many it has made: on nothing else.</summary>
internal sealed class Sampler(SamplingOptions options, ulong text)
{
    private readonly CountedRandom _random = new CountedRandom(options.Seed).Child(text);
    private readonly HashSet<int> _seen = [];
    private readonly List<(float Probability, int Token)> _kept = [];
    private ulong _draws;

    /// <summary>Remembers tokens for the repetition penalty.</summary>
    public void See(ReadOnlySpan<int> tokens)
    {
        foreach (var token in options.RepetitionPenalty == 1 ? [] : tokens)
        {
            _seen.Add(token);
        }
    }

    /// <summary>The next token; the logits are used up. Where two are equally likely the first is taken.</summary>
    public int Next(Span<float> logits)
    {
        foreach (var token in _seen)
        {
            logits[token] = logits[token] > 0 ? logits[token] / options.RepetitionPenalty : logits[token] * options.RepetitionPenalty;
        }

        var most = TensorPrimitives.IndexOfMax(logits);
        if (!float.IsFinite(logits[most]))
        {
            throw new GenerationException(
                float.IsNaN(logits[most])
                    ? "The model's logits are not numbers. The weights or the adapter are damaged."
                    : "Every token is masked. Let the mask leave at least one, such as the end of the text.");
        }

        return options.Temperature == 0 ? most : Draw(logits, most);
    }

    private int Draw(Span<float> logits, int most)
    {
        TensorPrimitives.Subtract(logits, logits[most], logits);
        TensorPrimitives.Divide(logits, options.Temperature, logits);
        TensorPrimitives.Exp(logits, logits);
        Keep(logits);
        KeepTopP();
        KeepMinP();

        var sum = 0.0;
        foreach (var (probability, _) in _kept)
        {
            sum += probability;
        }

        var drawn = _random.UniformDouble(_draws++) * sum;
        foreach (var (probability, token) in _kept)
        {
            drawn -= probability;
            if (drawn < 0)
            {
                return token;
            }
        }

        return _kept[^1].Token;
    }

    /// <summary>The candidates, likeliest first where a filter asks for it.</summary>
    private void Keep(ReadOnlySpan<float> weights)
    {
        // Tokens below this have less than 1 − p together, so that they are not among the likeliest that have p.
        var least = options.TopP < 1 ? TensorPrimitives.Sum(weights) * (1 - options.TopP) / weights.Length * 0.999f : 0;
        _kept.Clear();
        if (options.TopK > 0 && options.TopK < weights.Length)
        {
            KeepTopK(weights);
            return;
        }

        for (var token = 0; token < weights.Length; token++)
        {
            if (weights[token] > least)
            {
                _kept.Add((weights[token], token));
            }
        }

        if (options.TopP < 1 || options.MinP > 0)
        {
            SortKept();
        }
    }

    private void KeepTopK(ReadOnlySpan<float> weights)
    {
        var queue = new PriorityQueue<int, (float Weight, int Order)>(options.TopK);
        for (var token = 0; token < weights.Length; token++)
        {
            if (queue.Count < options.TopK)
            {
                queue.Enqueue(token, (weights[token], -token));
            }
            else
            {
                queue.EnqueueDequeue(token, (weights[token], -token));
            }
        }

        foreach (var (token, _) in queue.UnorderedItems)
        {
            if (weights[token] > 0)
            {
                _kept.Add((weights[token], token));
            }
        }

        SortKept();
    }

    private void SortKept() =>
        _kept.Sort((one, other) => one.Probability != other.Probability
            ? other.Probability.CompareTo(one.Probability)
            : one.Token.CompareTo(other.Token));

    private void KeepTopP()
    {
        if (options.TopP >= 1)
        {
            return;
        }

        var sum = _kept.Sum(entry => (double)entry.Probability);
        var (count, reached) = (0, 0.0);
        while (count < _kept.Count && reached < options.TopP * sum)
        {
            reached += _kept[count++].Probability;
        }

        _kept.RemoveRange(count, _kept.Count - count);
    }

    private void KeepMinP()
    {
        if (options.MinP > 0)
        {
            var least = _kept[0].Probability * options.MinP;
            _kept.RemoveAll(entry => entry.Probability < least);
        }
    }
}
