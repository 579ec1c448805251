using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Engine.Local;
using Rung.Engine.Providers;

namespace Rung.Engine.Prompting.Likelihood;

/// <summary>
/// Chooses the label that the model holds for the likeliest answer: the mean log-probability of its tokens, so that long labels are
/// at no disadvantage, less what it has after an empty input where that was better on train. It cannot answer anything but a label.
/// </summary>
internal sealed class LikelihoodAnswerer : IModelAnswerer
{
    /// <summary>Examples of train that decide between the two ways.</summary>
    public const int MaxCalibration = 48;

    private readonly IPrompt _prompt;
    private readonly ImmutableArray<string> _labels;
    private readonly ImmutableArray<Example> _calibration;
    private readonly LabelScores _scores;
    private readonly TimeProvider _time;
    private double[]? _bias; // guarded by the turn that local models take

    /// <param name="candidate">Who it is.</param>
    /// <param name="model">A local one.</param>
    /// <param name="prompt">What the model reads before the label.</param>
    /// <param name="labels">What it chooses from.</param>
    /// <param name="calibration">Solved examples of train.</param>
    /// <param name="time">Measures the answers.</param>
    public LikelihoodAnswerer(
        Candidate candidate, LiveModel model, IPrompt prompt, ImmutableArray<string> labels, ImmutableArray<Example> calibration, TimeProvider time)
    {
        (Candidate, Model, _prompt, _labels, _calibration, _time) = (candidate, model, prompt, labels, calibration, time);
        _scores = new LabelScores(model.Local ?? throw new ArgumentException("Only a local model tells how likely a given text is.", nameof(model)), labels);
    }

    public Candidate Candidate { get; }

    public LiveModel Model { get; }

    public string Setup =>
        $"Labels by mean log-probability a token, less that after an empty input where that is better on {_calibration.Length} train examples.";

    public async Task<Attempt> AnswerAsync(Example example, CancellationToken cancellationToken)
    {
        await Model.LocalTurn.WaitAsync(cancellationToken);
        try
        {
            var bias = _bias ??= await FindBiasAsync(cancellationToken);
            var started = _time.GetTimestamp();
            var (values, prompt, outputs) = await ScoreAsync(example, cancellationToken);
            var best = Best(values, bias);
            return new Attempt
            {
                Example = example.Id,
                Output = _labels[best],
                Tokens = new TokenCounts(prompt, CachedInput: 0, outputs[best], Reasoning: 0),
                Cost = Money.Zero,
                Latency = new AttemptLatency(_time.GetElapsedTime(started).TotalMilliseconds),
            };
        }
        catch (LocalModelException failure)
        {
            return new Attempt { Example = example.Id, Failure = new AttemptFailure(FailureCause.Refused, failure.Message) };
        }
        finally
        {
            Model.LocalTurn.Release();
        }
    }

    /// <summary>What is taken off each label's score.</summary>
    private async Task<double[]> FindBiasAsync(CancellationToken cancellationToken)
    {
        var none = new double[_labels.Length];
        if (_calibration.IsEmpty)
        {
            return none;
        }

        var (empty, _, _) = await ScoreAsync(WithoutInput(_calibration[0]), cancellationToken);
        var (plain, calibrated) = (0, 0);
        foreach (var example in _calibration)
        {
            var (values, _, _) = await ScoreAsync(example, cancellationToken);
            plain += _labels[Best(values, none)] == example.Expected ? 1 : 0;
            calibrated += _labels[Best(values, empty)] == example.Expected ? 1 : 0;
        }

        return calibrated > plain ? empty : none;
    }

    private static Example WithoutInput(Example like) => like with { Input = ExampleInput.OfText("") };

    private async Task<(double[] Values, int PromptTokens, int[] LabelTokens)> ScoreAsync(Example example, CancellationToken cancellationToken)
    {
        var messages = await _prompt.RenderAsync(example, cancellationToken);
        var (scores, prompt) = await _scores.OfAsync(messages, cancellationToken);
        return ([.. scores.Select(score => score.PerToken)], prompt, [.. scores.Select(score => score.Tokens)]);
    }

    /// <summary>The first of the best: labels are in ordinal order, so that a tie has one outcome.</summary>
    private static int Best(double[] values, double[] bias)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            best = values[i] - bias[i] > values[best] - bias[best] ? i : best;
        }

        return best;
    }
}
