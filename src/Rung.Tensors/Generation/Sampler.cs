using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Rung.Tensors.Layers;

namespace Rung.Tensors.Generation;

/// <summary>Chooses tokens for one text. Its draws depend on the seed, the text's number and how many it has made: on nothing else.</summary>
internal sealed class Sampler(SamplingOptions options, ulong text)
{
    private readonly CountedRandom _random = new CountedRandom(options.Seed).Child(text);
    private readonly HashSet<int> _seen = [];
    private readonly List<(float Weight, int Token)> _kept = [];
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

        var sum = 0.0;
        foreach (var (weight, _) in _kept)
        {
            sum += weight;
        }

        var drawn = _random.UniformDouble(_draws++) * sum;
        foreach (var (weight, token) in _kept)
        {
            drawn -= weight;
            if (drawn < 0)
            {
                return token;
            }
        }

        return _kept[^1].Token;
    }

    /// <summary>The candidates, in any order. The likeliest token has the weight 1.</summary>
    private void Keep(ReadOnlySpan<float> weights)
    {
        _kept.Clear();
        double sum;
        if (options.TopK > 0 && options.TopK < weights.Length)
        {
            _kept.AddRange(Likeliest.Of(weights, options.TopK));
            sum = _kept.Sum(entry => (double)entry.Weight);
        }
        else
        {
            sum = TensorPrimitives.Sum(weights);
            KeepLikely(weights, sum);
        }

        if (options.TopP < 1)
        {
            var count = Likeliest.Gather(CollectionsMarshal.AsSpan(_kept), options.TopP * sum);
            _kept.RemoveRange(count, _kept.Count - count);
        }

        _kept.RemoveAll(entry => entry.Weight < options.MinP || entry.Weight == 0);
    }

    private void KeepLikely(ReadOnlySpan<float> weights, double sum)
    {
        // Tokens up to this have less than 1 − p together, so that they are not among the likeliest that have p.
        var least = (float)(sum * (1 - options.TopP) / weights.Length * 0.999);
        for (var token = 0; token < weights.Length; token++)
        {
            if (weights[token] > least && weights[token] >= options.MinP)
            {
                _kept.Add((weights[token], token));
            }
        }
    }
}
