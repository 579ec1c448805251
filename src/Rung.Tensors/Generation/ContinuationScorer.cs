using Rung.Tensors.Layers;
using Rung.Tensors.Models;

namespace Rung.Tensors.Generation;

/// <summary>
/// Scores given continuations of a prompt, as for choosing among labels: the prompt is computed once, the continuations
/// together. One thread at a time.
/// </summary>
public sealed class ContinuationScorer : IDisposable
{
    private const int MostRowsAtOnce = 2048;

    private readonly CausalModel _model;
    private readonly CausalPass _pass;
    private readonly PromptMemory? _memory;
    private readonly Floats _losses = new();

    /// <param name="model">Not disposed with the scorer.</param>
    /// <param name="memory">What is remembered from one prompt to the next; nothing where null.</param>
    public ContinuationScorer(CausalModel model, PromptMemory? memory = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        (_model, _memory) = (model, memory);
        _pass = new CausalPass(model, ActivationKeeping.None);
    }

    /// <summary>The score of each continuation, in their order.</summary>
    /// <exception cref="GenerationException">The prompt and a continuation are longer than the model takes, or one is empty.</exception>
    public IReadOnlyList<ScoredContinuation> Score(
        ReadOnlyMemory<int> prompt, IReadOnlyList<ReadOnlyMemory<int>> continuations, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(continuations);
        if (prompt.IsEmpty || continuations.Any(continuation => continuation.IsEmpty))
        {
            throw new GenerationException("The prompt and every continuation have at least one token.");
        }

        var longest = continuations.Count == 0 ? 0 : continuations.Max(continuation => continuation.Length);
        if (prompt.Length + longest > _model.Config.MaxPositions)
        {
            throw new GenerationException(
                $"The prompt has {prompt.Length} tokens and its longest continuation {longest}; the model takes {_model.Config.MaxPositions}. Shorten the prompt.");
        }

        var scores = new double[continuations.Count];
        var slots = Math.Min(continuations.Count, Math.Max(1, MostRowsAtOnce / Math.Max(1, longest)));
        using var cache = new KeyValueCache(
            _model.Config.Layers, _model.Config.KeyValueHeads * _model.Config.HeadSize, Math.Max(1, slots), prompt.Length + longest);
        AddFirst(prompt.Span, continuations, cache, scores, cancellationToken);
        for (var from = 0; from < continuations.Count; from += slots)
        {
            cancellationToken.ThrowIfCancellationRequested();
            AddRest(continuations, from, Math.Min(slots, continuations.Count - from), prompt.Length, cache, scores);
        }

        return [.. scores.Select((score, i) => new ScoredContinuation(score, continuations[i].Length))];
    }

    public void Dispose()
    {
        _pass.Dispose();
        _losses.Dispose();
    }

    /// <summary>The first token of each continuation, foretold by the prompt's last.</summary>
    private void AddFirst(
        ReadOnlySpan<int> prompt, IReadOnlyList<ReadOnlyMemory<int>> continuations, KeyValueCache cache, double[] scores, CancellationToken cancellationToken)
    {
        var layout = Compute(prompt, cache, cancellationToken);
        cache.Share(0);
        for (var i = 0; i < continuations.Count; i++)
        {
            var loss = _losses.Of(1);
            _pass.Losses([layout.Rows - 1], layout, [continuations[i].Span[0]], loss);
            scores[i] -= loss[0];
        }
    }

    /// <summary>Computes a prompt into the first slot.</summary>
    /// <returns>The layout of its last rows.</returns>
    private RowLayout Compute(ReadOnlySpan<int> prompt, KeyValueCache cache, CancellationToken cancellationToken)
    {
        if (_memory is not null)
        {
            var (remembered, last) = _memory.Compute(_pass, prompt, cache.Capacity, cancellationToken);
            cache.Take(remembered);
            return last;
        }

        var layout = RowLayout.Next([0, prompt.Length], [0], cache);
        _pass.Forward(prompt, layout);
        cache.Advance(0, prompt.Length);
        return layout;
    }

    /// <summary>The other tokens of some continuations, each foretold by the one before it.</summary>
    private void AddRest(
        IReadOnlyList<ReadOnlyMemory<int>> continuations, int from, int count, int promptLength, KeyValueCache cache, double[] scores)
    {
        var longer = Enumerable.Range(from, count).Where(i => continuations[i].Length > 1).ToArray();
        var starts = new int[longer.Length + 1];
        for (var i = 0; i < longer.Length; i++)
        {
            starts[i + 1] = starts[i] + continuations[longer[i]].Length - 1;
        }

        if (longer.Length == 0)
        {
            return;
        }

        int[] tokens = [.. longer.SelectMany(i => continuations[i][..^1].ToArray())];
        int[] targets = [.. longer.SelectMany(i => continuations[i][1..].ToArray())];
        int[] slots = [.. Enumerable.Range(0, longer.Length)];
        Array.ForEach(slots, slot => cache.Truncate(slot, promptLength));
        var layout = RowLayout.Next(starts, slots, cache);
        _pass.Forward(tokens, layout);
        var losses = _losses.Of(tokens.Length);
        _pass.Losses([.. Enumerable.Range(0, tokens.Length)], layout, targets, losses);
        for (var i = 0; i < longer.Length; i++)
        {
            for (var row = starts[i]; row < starts[i + 1]; row++)
            {
                scores[longer[i]] -= losses[row];
            }
        }
    }
}
