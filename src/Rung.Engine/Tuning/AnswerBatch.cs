using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Scoring;
using Rung.Engine.Local;
using Rung.Tensors.Generation;
using Rung.Tensors.Training;

namespace Rung.Engine.Tuning;

/// <summary>Answers dev examples with the model as it is at this moment of a training, as a climb would ask it, and scores the answers.</summary>
internal sealed class AnswerBatch(TuningPlan plan)
{
    private const int TextsAtOnce = 16;
    private const int Slack = 4;

    private readonly ImmutableArray<(Example Example, TrainingExample Tokens)> _dev =
        [.. plan.Dev.Items.Take(plan.Tune.DevExamples)];

    public bool IsEmpty => _dev.IsEmpty;

    /// <summary>The task's metric.</summary>
    public double Measure(LoadedModel loaded, CancellationToken cancellationToken)
    {
        var answers = new List<ScoredAnswer>();
        foreach (var part in _dev.Chunk(TextsAtOnce))
        {
            answers.AddRange(Answer(loaded, part, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }

        return plan.Scorer.Aggregate(answers);
    }

    private IEnumerable<ScoredAnswer> Answer(
        LoadedModel loaded, (Example Example, TrainingExample Tokens)[] part, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<int>[] prompts = [.. part.Select(item => item.Tokens.Tokens.AsMemory()[..^item.Tokens.LearntCount])];
        var texts = loaded.Generator.Generate(prompts, OptionsFor(prompts), cancellationToken);
        return part.Zip(texts, (item, text) => Scored(item.Example, text)).OfType<ScoredAnswer>();
    }

    private GenerationOptions OptionsFor(ReadOnlyMemory<int>[] prompts)
    {
        // Longer than any right answer of train none need be: what rambles on is wrong by then.
        var room = plan.Model.Config.MaxPositions - prompts.Max(prompt => prompt.Length);
        return plan.Model.Generation(Math.Clamp(plan.Train.LongestCompletion + Slack, 1, room));
    }

    private ScoredAnswer? Scored(Example example, GeneratedText text)
    {
        var answer = plan.Prompt.Reader.Read(plan.Model.Tokenizer.Decode(text.Tokens.AsSpan()));
        return plan.Scorer.Score(example, answer) is { } score ? new ScoredAnswer(example, answer, score) : null;
    }
}
