using System.Text.Json.Nodes;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Engine.Candidates;
using Rung.Engine.Prompting;
using Rung.Engine.Providers;
using Rung.Engine.Providers.Calls;
using Rung.Retrieval;

namespace Rung.Engine.Retrieving.Answers;

/// <summary>Answers with the best passage, or a part of it: no model but the retriever's own. Where nothing is found the answer is empty.</summary>
internal sealed class PassageAnswerer : IAnswerer
{
    /// <summary>The names that these candidates have.</summary>
    public static IReadOnlyList<string> Names { get; } = ["best passage", "best sentence"];

    private readonly ChosenRetriever _retriever;
    private readonly Func<string, string, string> _answerIn;
    private readonly TimeProvider _time;

    private PassageAnswerer(Candidate candidate, ChosenRetriever retriever, Func<string, string, string> answerIn, TimeProvider time)
    {
        Candidate = candidate;
        _retriever = retriever;
        _answerIn = answerIn;
        _time = time;
    }

    public Candidate Candidate { get; }

    /// <summary>The retrieved passage, and its sentence that overlaps the question most.</summary>
    public static IReadOnlyList<PassageAnswerer> For(ChosenRetriever retriever, TimeProvider time)
    {
        var sentences = new SentenceChoice(retriever.Corpus.Passages);
        return
        [
            new(CandidateOf(Names[0], simplicity: 10, retriever), retriever, static (text, _) => text, time),
            new(CandidateOf(Names[1], simplicity: 11, retriever), retriever, sentences.BestOf, time),
        ];
    }

    public async Task<Attempt> AnswerAsync(Example example, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(example);
        var began = _time.GetTimestamp();
        var bill = CallBill.Begin();
        IReadOnlyList<Passage> found;
        try
        {
            found = await _retriever.FindAsync(example.Input, passages: 1, cancellationToken);
        }
        catch (ModelCallException failure)
        {
            return new Attempt { Example = example.Id, Cost = bill.Cost, Failure = new AttemptFailure(failure.Cause, failure.Message) };
        }

        var retrieved = _time.GetElapsedTime(began);
        var output = found.Count == 0 ? "" : _answerIn(found[0].Text, QuestionText.Of(example.Input));
        return new Attempt
        {
            Example = example.Id,
            Output = output,
            Cost = bill.Cost,
            Latency = new AttemptLatency(_time.GetElapsedTime(began).TotalMilliseconds, FirstTokenMs: null, retrieved.TotalMilliseconds),
        };
    }

    // After the baselines that learn: these are as cheap, but need the documents kept up.
    private static Candidate CandidateOf(string name, int simplicity, ChosenRetriever retriever) => new()
    {
        Name = name,
        Rung = RungKind.Baseline,
        Simplicity = simplicity,
        Definition = CanonicalJson.Of(new JsonObject
        {
            ["kind"] = name,
            ["format"] = 1,
            ["retrieval"] = retriever.Definition(passages: 1),
        }),
    };
}
