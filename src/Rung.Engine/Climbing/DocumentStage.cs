using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Ladder.Retrieving;
using Rung.Engine.Providers;
using Rung.Engine.Retrieving;
using Rung.Engine.Retrieving.Answers;
using Rung.Engine.Retrieving.Corpora;
using Rung.Engine.Retrieving.Prompts;
using Rung.Engine.Retrieving.Trials;
using Rung.Engine.Tasks;
using Rung.Retrieval.Evaluation;

namespace Rung.Engine.Climbing;

/// <summary>
/// The documents of a task in the climb: retrieval measured by itself, answers without a model, and the prompts with passages. Owns the
/// index until the climb ends.
/// </summary>
internal sealed class DocumentStage : IAsyncDisposable
{
    private readonly ClimbContext _context;
    private readonly TaskCorpus _corpus;
    private readonly ChosenRetriever _retriever;
    private readonly GoldPassages _gold;
    private readonly List<DocumentCandidate> _live = [];

    private DocumentStage(ClimbContext context, ChosenRetriever retriever, RetrievalFindings findings)
    {
        (_context, _corpus, _retriever, Findings) = (context, retriever.Corpus, retriever, findings);
        var dataset = context.Dataset;
        _gold = DocumentQuestions.GoldOf([.. dataset[Split.Dev], .. dataset[Split.Test], .. dataset[Split.Edge]], _corpus.Passages);
    }

    /// <summary>Retrieval by itself.</summary>
    public RetrievalFindings Findings { get; }

    /// <summary>What could not be read, and what a model should not take for an instruction.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>Whether a task's documents can be used: answers in words, candidates made by Rung.</summary>
    public static bool Applies(TaskDefinition task) => task is { Documents: not null, IncludesAutomatic: true, Output: OutputKind.Text };

    /// <summary>The names that the candidates with documents will have.</summary>
    public static IEnumerable<string> NamesFor(TaskDefinition task) =>
        Applies(task) ? PassageAnswerer.Names.Concat(task.Models.SelectMany(DocumentCatalog.NamesFor)) : [];

    /// <returns><see langword="null"/>: the task has no documents, or they hold no passage.</returns>
    /// <exception cref="RetrievingException">The documents or the index cannot be used.</exception>
    public static async Task<DocumentStage?> OpenAsync(ClimbContext context, CancellationToken cancellationToken)
    {
        if (!Applies(context.Task))
        {
            return null;
        }

        var corpus = await TaskCorpus.OpenAsync(context.Task, Path.Combine(context.Task.Folder, ".rung", "index"), cancellationToken);
        try
        {
            if (!corpus.Passages.IsEmpty)
            {
                var (retriever, findings) = await RetrievalTrial.For(context.Task, corpus, context.Policy.Confidence)
                    .RunAsync(Shown(context), cancellationToken);
                var suspects = context.Task.Models.IsEmpty ? [] : SuspectPassages.NotesOn(corpus.Passages, cancellationToken);
                return new DocumentStage(context, retriever, findings) { Notes = [.. corpus.Refusals, .. suspects] };
            }
        }
        catch
        {
            await corpus.DisposeAsync();
            throw;
        }

        await corpus.DisposeAsync();
        return null;
    }

    /// <summary>
    /// Rung 0: passages and sentences as answers. Nothing is learnt, so that they are measured on train and dev as they are, on the
    /// examples that the other baselines are cross-validated on.
    /// </summary>
    public async Task<IReadOnlyList<Contestant>> RunAsync(ClimbProgress progress, CancellationToken cancellationToken)
    {
        var order = RaceOrder.Of(Shown(_context), _context.Task.Seed);
        var contestants = new List<Contestant>();
        foreach (var answerer in PassageAnswerer.For(_retriever, _context.Clock))
        {
            var contestant = await EnterAsync(answerer, order, cancellationToken);
            progress.Waiting(contestant);
            contestants.Add(contestant);
        }

        return contestants;
    }

    /// <summary>The prompts with documents for a model, each with the reason why it is not tried, where there is one.</summary>
    public ImmutableArray<DocumentCandidate> PromptsFor(LiveModel model)
    {
        var candidates = new DocumentCatalog(_context.Task, _retriever, _gold, _context.Clock).For(model);
        _live.AddRange(candidates);
        return candidates;
    }

    /// <summary>
    /// The findings with why questions of dev failed (of the best candidate that retrieves from the documents), and with what citations
    /// and abstentions of the finalists are worth.
    /// </summary>
    public async Task<RetrievalFindings> ConcludeAsync(IReadOnlyList<Contestant> contestants, CancellationToken cancellationToken)
    {
        var best = contestants
            .Where(contestant => contestant.Dev is { ScoredCount: > 0 } && GivenTo(contestant.Candidate.Name) > 0)
            .MaxBy(contestant => contestant.Dev!.Quality(_context.Policy.Confidence)?.Value ?? 0);
        return Findings with
        {
            Failures = best is null ? null : await new FailureDiagnosis(_retriever).OfAsync(
                best.Candidate.Name, GivenTo(best.Candidate.Name), best.DevExamples, best.Dev!.Attempts, cancellationToken),
            Checks = await CheckAsync(contestants, cancellationToken),
        };
    }

    public ValueTask DisposeAsync() => _corpus.DisposeAsync();

    private async Task<Contestant> EnterAsync(PassageAnswerer answerer, ImmutableArray<Example> order, CancellationToken cancellationToken)
    {
        if (order.IsEmpty)
        {
            return new Contestant(answerer) { Races = false, Setup = Setup };
        }

        var run = _context.RunOf(answerer.Candidate, Split.Dev);
        var attempts = await _context.Collector.CollectAsync(answerer, run, order, concurrency: 1, onAttempt: null, cancellationToken);
        return new Contestant(answerer) { Setup = Setup, DevExamples = order, DevRun = run, Dev = _context.Measure(order, attempts) };
    }

    private async Task<ImmutableArray<AnswerChecks>> CheckAsync(IReadOnlyList<Contestant> contestants, CancellationToken cancellationToken)
    {
        var checks = ImmutableArray.CreateBuilder<AnswerChecks>();
        var tested = contestants.Where(contestant => contestant is { IsIn: true, Test: not null }).Select(contestant => contestant.Candidate.Id).ToHashSet();
        foreach (var candidate in _live.Where(candidate => candidate.Answerer.Candidate is { IsDeployable: true } it && tested.Contains(it.Id)))
        {
            checks.Add(await AnswerAudit.OfAsync(candidate, _context.Dataset[Split.Test], cancellationToken));
        }

        return checks.ToImmutable();
    }

    /// <summary>What is not kept for the test.</summary>
    private static ImmutableArray<Example> Shown(ClimbContext context) =>
        [.. new[] { Split.Train, Split.Dev }.SelectMany(split => context.Dataset[split]).Where(example => example.Expected is not null)];

    private string Setup => $"Retriever: {_retriever.Retriever.Name}.";

    private int GivenTo(string candidate) =>
        PassageAnswerer.Names.Contains(candidate) ? 1
        : _context.Task.Models.Any(model => candidate == DocumentCatalog.RetrievedName(model)) ? _retriever.Count
        : 0;
}
