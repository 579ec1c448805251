using Rung.Tensors.Kernels.Loss;
using Rung.Tensors.Layers;
using Rung.Tensors.Models;

namespace Rung.Tensors.Generation;

/// <summary>
/// Generates texts with a language model, several at once: each step computes one row for every text that has not ended.
/// Keys and values of what was computed are kept. One thread at a time.
/// </summary>
public sealed class TextGenerator : IDisposable
{
    private const int MostRowsAtOnce = 2048;

    private readonly CausalModel _model;
    private readonly CausalPass _pass;
    private readonly PromptMemory? _memory;
    private readonly Floats _logits = new();
    private readonly CacheMemory _cacheMemory = new();

    /// <param name="model">Not disposed with the generator.</param>
    /// <param name="memory">What is remembered from one prompt to the next, where texts are generated one at a time; nothing where null.</param>
    public TextGenerator(CausalModel model, PromptMemory? memory = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        (_model, _memory) = (model, memory);
        _pass = new CausalPass(model, ActivationKeeping.None);
    }

    private int Vocabulary => _model.Config.VocabularySize;

    /// <summary>Generates one text.</summary>
    public GeneratedText Generate(
        ReadOnlyMemory<int> prompt, GenerationOptions options, CancellationToken cancellationToken, Action<GeneratedToken>? progress = null) =>
        Generate([prompt], options, cancellationToken, progress)[0];

    /// <summary>Generates a text for each prompt. A text's tokens do not hang on the others' but for the order of float sums.</summary>
    /// <param name="prompts">The tokens of each prompt; at least one.</param>
    /// <param name="options">How, and when texts end.</param>
    /// <param name="cancellationToken">Stops it between two tokens.</param>
    /// <param name="progress">Called for every token as it is chosen.</param>
    /// <exception cref="GenerationException">A text may not fit the model.</exception>
    public IReadOnlyList<GeneratedText> Generate(
        IReadOnlyList<ReadOnlyMemory<int>> prompts,
        GenerationOptions options,
        CancellationToken cancellationToken,
        Action<GeneratedToken>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        foreach (var prompt in prompts)
        {
            CheckFits(prompt.Length, options.MaxTokens);
        }

        if (prompts.Count == 0)
        {
            return [];
        }

        var endTokens = options.EndTokens ?? _model.Config.EndTokens;
        var texts = prompts.Select((prompt, number) => new TextInProgress(number, prompt.Span, options, endTokens)).ToList();
        var capacity = prompts.Max(prompt => prompt.Length) + options.MaxTokens;
        if (_memory is not null && prompts.Count == 1)
        {
            var (remembered, last) = _memory.Compute(_pass, prompts[0].Span, capacity, cancellationToken);
            Choose(texts, [last.Rows - 1], last, progress);
            GoOn(texts, remembered, progress, cancellationToken);
        }
        else
        {
            using var cache = NewCache(prompts.Count, capacity);
            Prefill(prompts, texts, cache, progress, cancellationToken);
            GoOn(texts, cache, progress, cancellationToken);
        }

        return [.. texts.Select(text => text.Result())];
    }

    public void Dispose()
    {
        _pass.Dispose();
        _logits.Dispose();
        _cacheMemory.Dispose();
    }

    /// <summary>Token by token until every text has ended.</summary>
    private void GoOn(List<TextInProgress> texts, KeyValueCache cache, Action<GeneratedToken>? progress, CancellationToken cancellationToken)
    {
        for (var active = Active(texts); active.Count > 0; active = Active(texts))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Step([.. active.Select(text => (text, (ReadOnlyMemory<int>)new[] { text.LastToken }))], cache, progress);
        }
    }

    private static List<TextInProgress> Active(List<TextInProgress> texts) => texts.FindAll(text => text.Reason is null);

    private KeyValueCache NewCache(int texts, int capacity) =>
        new(_model.Config.Layers, _model.Config.KeyValueHeads * _model.Config.HeadSize, texts, capacity, _cacheMemory);

    private void Prefill(
        IReadOnlyList<ReadOnlyMemory<int>> prompts,
        List<TextInProgress> texts,
        KeyValueCache cache,
        Action<GeneratedToken>? progress,
        CancellationToken cancellationToken)
    {
        var group = new List<(TextInProgress, ReadOnlyMemory<int>)>();
        var rows = 0;
        for (var i = 0; i < prompts.Count; i++)
        {
            if (group.Count > 0 && rows + prompts[i].Length > MostRowsAtOnce)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Step(group, cache, progress);
                group.Clear();
                rows = 0;
            }

            group.Add((texts[i], prompts[i]));
            rows += prompts[i].Length;
        }

        Step(group, cache, progress);
    }

    /// <summary>Computes the new rows of these texts and chooses the next token of each.</summary>
    private void Step(List<(TextInProgress Text, ReadOnlyMemory<int> Tokens)> texts, KeyValueCache cache, Action<GeneratedToken>? progress)
    {
        var starts = new int[texts.Count + 1];
        for (var i = 0; i < texts.Count; i++)
        {
            starts[i + 1] = starts[i] + texts[i].Tokens.Length;
        }

        var tokens = new int[starts[^1]];
        for (var i = 0; i < texts.Count; i++)
        {
            texts[i].Tokens.Span.CopyTo(tokens.AsSpan(starts[i]));
        }

        var layout = RowLayout.Next(starts, [.. texts.Select(text => text.Text.Number)], cache);
        _pass.Forward(tokens, layout);
        foreach (var (text, computed) in texts)
        {
            cache.Advance(text.Number, computed.Length);
        }

        Choose([.. texts.Select(text => text.Text)], [.. starts[1..].Select(end => end - 1)], layout, progress);
    }

    /// <summary>Chooses the next token of each text by its last row.</summary>
    private void Choose(List<TextInProgress> texts, int[] lastRows, RowLayout layout, Action<GeneratedToken>? progress)
    {
        var logits = _logits.Of((long)texts.Count * Vocabulary);
        _pass.Logits(lastRows, layout, logits);
        var peaks = new LogitPeak[texts.Count];
        LogitPeaks.Find(_model.Workers, logits, Vocabulary, peaks);
        for (var i = 0; i < texts.Count; i++)
        {
            if (texts[i].Next(logits.Slice(i * Vocabulary, Vocabulary), peaks[i]) is { } token)
            {
                progress?.Invoke(token);
            }
        }
    }

    private void CheckFits(int prompt, int maxTokens)
    {
        var most = _model.Config.MaxPositions;
        if (prompt == 0)
        {
            throw new GenerationException("A prompt has at least one token; most models want their beginning-of-text token.");
        }

        if (prompt + maxTokens > most)
        {
            throw new GenerationException(
                $"The prompt has {prompt} tokens and up to {maxTokens} may follow; the model takes {most}. "
                + (prompt < most ? $"Shorten the prompt, or allow at most {most - prompt} new tokens." : "Shorten the prompt."));
        }
    }
}
