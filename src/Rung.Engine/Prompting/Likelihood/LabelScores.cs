using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using Rung.Engine.Local;
using Rung.Tensors.Generation;

namespace Rung.Engine.Prompting.Likelihood;

/// <summary>How likely a local model holds each label as the answer to a prompt.</summary>
internal sealed class LabelScores
{
    private readonly LocalModel _model;
    private readonly ImmutableArray<ReadOnlyMemory<int>> _continuations;

    public LabelScores(LocalModel model, ImmutableArray<string> labels)
    {
        _model = model;

        // Where the model knows how an answer ends, the end is part of it: else a label that begins another would win too often.
        int[] end = model.HasTemplate ? [.. model.EndTokens.Take(1)] : [];
        _continuations = [.. labels.Select(label => (ReadOnlyMemory<int>)model.EncodeContinuation(label).AddRange(end).ToArray())];
    }

    /// <summary>The scores in the order of the labels, and how many tokens the prompt has.</summary>
    /// <exception cref="LocalModelException">The prompt does not fit the model.</exception>
    public async Task<(IReadOnlyList<ScoredContinuation> Scores, int PromptTokens)> OfAsync(
        IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        var (prompt, _) = _model.Encode(messages);
        var scores = await _model.UseAsync(
            adapterFolder: null, loaded => loaded.Scorer.Score(prompt.AsMemory(), _continuations, cancellationToken), cancellationToken);
        return (scores, prompt.Length);
    }
}
