using System.Collections.Immutable;
using Rung.Tensors.Kernels.Loss;

namespace Rung.Tensors.Generation;

/// <summary>One text of a batch while it grows.</summary>
internal sealed class TextInProgress
{
    private readonly GenerationOptions _options;
    private readonly ImmutableArray<int> _endTokens;
    private readonly Sampler _sampler;
    private readonly List<int> _tokens = [];
    private readonly List<GeneratedToken> _details = [];
    private readonly bool _changesLogits;
    private float[] _copy = [];

    public TextInProgress(int number, ReadOnlySpan<int> prompt, GenerationOptions options, ImmutableArray<int> endTokens)
    {
        (Number, _options, _endTokens) = (number, options, endTokens);
        _sampler = new Sampler(options.Sampling, (ulong)number);
        _sampler.See(prompt);
        _changesLogits = options.Mask is not null || options.Sampling.Temperature > 0 || options.Sampling.RepetitionPenalty != 1;
    }

    public int Number { get; }

    public FinishReason? Reason { get; private set; }

    public int LastToken => _tokens[^1];

    /// <summary>Chooses the next token; the logits are used up. Returns nothing where it ended the text and is not part of it.</summary>
    /// <param name="logits">One for each token of the vocabulary.</param>
    /// <param name="peak">Of these logits.</param>
    public GeneratedToken? Next(Span<float> logits, LogitPeak peak)
    {
        if (!float.IsFinite(peak.LogSum))
        {
            throw new GenerationException("The model's logits are not numbers. The weights or the adapter are damaged.");
        }

        var original = _changesLogits ? Copy(logits) : logits;
        _options.Mask?.Invoke(Number, _tokens, logits);
        var token = _changesLogits ? _sampler.Next(logits) : peak.Token;
        if (_endTokens.Contains(token))
        {
            Reason = FinishReason.EndToken;
            return null;
        }

        var detail = Detail(original, token, peak.LogSum);
        _tokens.Add(token);
        _details.Add(detail);
        _sampler.See([token]);
        return Ends() ? null : detail;
    }

    public GeneratedText Result() => new([.. _tokens], Reason ?? FinishReason.Length, [.. _details]);

    private bool Ends()
    {
        var stop = _options.StopSequences.FirstOrDefault(EndsWith);
        if (!stop.IsDefault)
        {
            _tokens.RemoveRange(_tokens.Count - stop.Length, stop.Length);
            _details.RemoveRange(_details.Count - stop.Length, stop.Length);
            Reason = FinishReason.Stop;
            return true;
        }

        Reason = _options.StopsAt?.Invoke(Number, _tokens) == true ? FinishReason.Stop
            : _tokens.Count >= _options.MaxTokens ? FinishReason.Length
            : null;
        return false;
    }

    private bool EndsWith(ImmutableArray<int> sequence)
    {
        if (_tokens.Count < sequence.Length)
        {
            return false;
        }

        for (var i = 0; i < sequence.Length; i++)
        {
            if (_tokens[_tokens.Count - sequence.Length + i] != sequence[i])
            {
                return false;
            }
        }

        return true;
    }

    private ReadOnlySpan<float> Copy(ReadOnlySpan<float> logits)
    {
        if (_copy.Length != logits.Length)
        {
            _copy = new float[logits.Length];
        }

        logits.CopyTo(_copy);
        return _copy;
    }

    private GeneratedToken Detail(ReadOnlySpan<float> original, int token, float logSum)
    {
        var alternatives = ImmutableArray<TokenProbability>.Empty;
        if (_options.Alternatives > 0)
        {
            var likeliest = Likeliest.Of(original, _options.Alternatives);
            alternatives = [.. likeliest.Select(other => new TokenProbability(other.Token, other.Weight - logSum))];
        }

        return new GeneratedToken(Number, new TokenProbability(token, original[token] - logSum), alternatives);
    }
}
