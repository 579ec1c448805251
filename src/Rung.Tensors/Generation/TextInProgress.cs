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
        var original = logits.ToArray();
        _options.Mask?.Invoke(Number, _tokens, logits);
        var token = _sampler.Next(logits);
        if (_endTokens.Contains(token))
        {
            Reason = FinishReason.EndToken;
            return null;
        }

        var detail = Detail(original, token);
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

    private GeneratedToken Detail(float[] logits, int token)
    {
        var most = TensorPrimitives.Max(logits);
        var exponentials = new float[logits.Length];
        TensorPrimitives.Subtract(logits, most, exponentials);
        TensorPrimitives.Exp<float>(exponentials, exponentials);
        var logSum = most + MathF.Log(TensorPrimitives.Sum<float>(exponentials));
        var alternatives = _options.Alternatives == 0
            ? []
            : Enumerable.Range(0, logits.Length).OrderByDescending(other => logits[other]).Take(_options.Alternatives)
                .Select(other => new TokenProbability(other, logits[other] - logSum)).ToImmutableArray();
        return new GeneratedToken(Number, new TokenProbability(token, logits[token] - logSum), alternatives);
    }
}
