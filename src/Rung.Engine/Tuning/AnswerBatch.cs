using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Core.Scoring;
using Rung.Engine.Local;
using Rung.Tensors.Generation;

namespace Rung.Engine.Tuning;

/// <summary>Answers dev examples with the model as it is at this moment of a training, as a climb would ask it, and scores the answers.</summary>
internal sealed class AnswerBatch(TuningPlan plan)
{
    private const int TextsAtOnce = 16;
    private const int Slack = 4;

    private readonly ImmutableArray<(Example Example, Tensors.Training.TrainingExample Tokens)> _dev =
        [.. plan.Dev.Items.Take(plan.Tune.DevExamples)];

    public bool IsEmpty => _dev.IsEmpty;

    /// <summary>The task's metric.</summary>
    public double Measure(LoadedModel loaded, CancellationToken cancellationToken)
    {
        var answers = new List<ScoredAnswer>();
        foreach (var part in _dev.Chunk(TextsAtOnce))
        {
            answers.AddRange(Answer(loaded, part, cancellationToken));
        }

        return plan.Scorer.Aggregate(answers);
    }

    private IEnumerable<ScoredAnswer> Answer(
        LoadedModel loaded, (Example Example, Tensors.Training.TrainingExample Tokens)[] part, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<int>[] prompts = [.. part.Select(item => item.Tokens.Tokens.AsMemory()[..^item.Tokens.LearntCount])];
        var room = plan.Model.Config.MaxPositions - prompts.Max(prompt => prompt.Length);

        // Longer than any right answer of train need none be: what rambles on is wrong by then.
        var options = new GenerationOptions { MaxTokens = Math.Clamp(plan.Train.LongestCompletion + Slack, 1, room), EndTokens = plan.Model.EndTokens };
        var texts = loaded.Generator.Generate(prompts, options, cancellationToken);
        foreach (var (item, text) in part.Zip(texts))
        {
            var answer = plan.Prompt.Reader.Read(plan.Model.Tokenizer.Decode(text.Tokens.AsSpan()));
            if (plan.Scorer.Score(item.Example, answer) is { } score)
            {
                yield return new ScoredAnswer(item.Example, answer, score);
            }
        }
    }
}
