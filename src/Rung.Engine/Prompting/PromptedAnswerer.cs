using Microsoft.Extensions.AI;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Engine.Providers;
using Rung.Engine.Providers.Calls;

namespace Rung.Engine.Prompting;

/// <summary>
/// A candidate that asks a live model with a prompt. What the provider fails at is an attempt with its cause.
/// </summary>
internal sealed class PromptedAnswerer : IModelAnswerer
{
    private readonly IPrompt _prompt;
    private readonly AnswerReader _reader;
    private readonly TimeProvider _time;

    public PromptedAnswerer(Candidate candidate, LiveModel model, IPrompt prompt, AnswerReader reader, TimeProvider time)
    {
        Candidate = candidate;
        Model = model;
        _prompt = prompt;
        _reader = reader;
        _time = time;
    }

    public Candidate Candidate { get; }

    public LiveModel Model { get; }

    /// <summary>Whether its prompts begin alike on purpose, so that a provider that caches prompts bills that once in full.</summary>
    public bool SharesBeginning { get; init; }

    /// <summary>What the model is asked for an example, for a forecast or a person to read.</summary>
    /// <returns><see langword="null"/>: an embedder that finds its passages gives no answer, so that the model is not asked.</returns>
    public async Task<IReadOnlyList<ChatMessage>?> TryRenderAsync(Example example, CancellationToken cancellationToken)
    {
        try
        {
            return await _prompt.RenderAsync(example, cancellationToken);
        }
        catch (ModelCallException)
        {
            return null; // the attempt says why
        }
    }

    public async Task<Attempt> AnswerAsync(Example example, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var bill = CallBill.Begin();
        double? retrieveMs = null;
        try
        {
            var messages = await _prompt.RenderAsync(example, cancellationToken);
            retrieveMs = Candidate.Rung is RungKind.Retrieve ? _time.GetElapsedTime(started).TotalMilliseconds : null;
            var response = await Model.Client.GetResponseAsync(messages, Model.Options, cancellationToken);
            return AttemptOf(example, CallMeasurement.Of(response), retrieveMs, bill) with
            {
                Output = _reader.Read(response.Text),
            };
        }
        catch (ModelCallException failure)
        {
            return AttemptOf(example, failure.Measurement, retrieveMs, bill) with
            {
                Failure = new AttemptFailure(failure.Cause, failure.Message),
            };
        }
    }

    private static Attempt AttemptOf(Example example, CallMeasurement? measured, double? retrieveMs, CallBill bill) => new()
    {
        Example = example.Id,
        Tokens = measured?.Tokens ?? default,

        // What finding the passages cost is part of the answer's price.
        Cost = measured?.Cost + bill.Cost,
        Latency = measured?.Latency is { } latency ? latency with { RetrieveMs = retrieveMs } : null,
    };
}
