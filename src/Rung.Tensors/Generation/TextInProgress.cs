using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace Rung.Tensors.Generation;

/// <summary>One text of a batch while it grows.</summary>
internal sealed class TextInProgress
{
    private readonly GenerationOptions _options;
    private readonly ImmutableArray<int> _endTokens;
    private readonly Sampler _sampler;
    private readonly List<int> _tokens = [];
    private readonly List<GeneratedToken> _details = [];
    private float[] _original = [];

    public TextInProgress(int number, ReadOnlySpan<int> prompt, GenerationOptions options, ImmutableArray<int> endTokens)
    {
        (Number, _options, _endTokens) = (number, options, endTokens);
        _sampler = new Sampler(options.Sampling, (ulong)number);
        _sampler.See(prompt);
    }

    public int Number { get; }

    public FinishReason? Reason { get; private set; }

    public int LastToken => _tokens[^1];

    /// <summary>Chooses the next token; the logits are used up. Returns nothing where it ended the text and is not part of it.</summary>
    public GeneratedToken? Next(Span<float> logits)
    {
        var logSum = KeepOriginal(logits);
        _options.Mask?.Invoke(Number, _tokens, logits);
        var token = _sampler.Next(logits);
        if (_endTokens.Contains(token))
        {
            Reason = FinishReason.EndToken;
            return null;
        }

        var detail = Detail(token, logSum);
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

    /// <summary>Copies the logits before anything changes them; returns the logarithm of their exponentials' sum.</summary>
    private float KeepOriginal(ReadOnlySpan<float> logits)
    {
        if (_original.Length != logits.Length)
        {
            _original = new float[logits.Length];
        }

        var most = TensorPrimitives.Max(logits);
        TensorPrimitives.Subtract(logits, most, _original);
        TensorPrimitives.Exp<float>(_original, _original);
        var logSum = most + MathF.Log(TensorPrimitives.Sum<float>(_original));
        logits.CopyTo(_original);
        return logSum;
    }

    private GeneratedToken Detail(int token, float logSum)
    {
        var alternatives = _options.Alternatives == 0
            ? []
            : Enumerable.Range(0, _original.Length).OrderByDescending(other => _original[other]).Take(_options.Alternatives)
                .Select(other => new TokenProbability(other, _original[other] - logSum)).ToImmutableArray();
        return new GeneratedToken(Number, new TokenProbability(token, _original[token] - logSum), alternatives);
    }
}
