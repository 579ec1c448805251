using Rung.Retrieval.Reranking;

namespace Rung.Retrieval.Settings.Measuring;

/// <summary>
/// The way from a question to a ranking, whatever number of it is given on: each question is asked once. Where a reranker is
/// learnt, a question is ranked by one that saw no question of its group.
/// </summary>
internal sealed class Pipeline
{
    /// <summary>How many candidates a reranker looks at.</summary>
    public const int RerankDepth = 50;

    private readonly IReadOnlyList<SettingsQuestion> _questions;
    private readonly IReadOnlyList<int> _folds;
    private readonly IReadOnlyList<RankedPassage>?[] _rankings;
    private readonly IReadOnlyList<IRetriever> _byFold;
    private readonly int _depth;

    private Pipeline(
        CutPassages cut, IReadOnlyList<SettingsQuestion> questions, IReadOnlyList<int> folds, IReadOnlyList<IRetriever> byFold, int depth)
    {
        (Cut, _questions, _folds, _byFold, _depth) = (cut, questions, folds, byFold, depth);
        _rankings = new IReadOnlyList<RankedPassage>?[questions.Count];
    }

    public CutPassages Cut { get; }

    /// <summary>Of one query; null until it was measured.</summary>
    public TimeSpan? Latency { get; set; }

    /// <param name="shelf">Builds what it needs.</param>
    /// <param name="settings">All but the count matters.</param>
    /// <param name="questions">To be asked and learnt from.</param>
    /// <param name="folds">The fold of each question.</param>
    /// <param name="options">How it is measured.</param>
    /// <param name="depth">How many passages of a ranking are looked at.</param>
    /// <param name="cancellationToken">Stops the building.</param>
    public static async Task<Pipeline> BuildAsync(
        IndexShelf shelf,
        RetrievalSettings settings,
        IReadOnlyList<SettingsQuestion> questions,
        IReadOnlyList<int> folds,
        SettingsMeasurementOptions options,
        int depth,
        CancellationToken cancellationToken)
    {
        var (first, cut) = (await shelf.FirstAsync(settings, cancellationToken), shelf.CutOf(settings));
        if (!settings.Reranks)
        {
            return new(cut, questions, folds, [.. Enumerable.Repeat(first, folds.Max() + 1)], depth);
        }

        var examples = await ExamplesAsync(first, cut, questions, cancellationToken);
        var byFold = new List<IRetriever>();
        for (var fold = 0; fold <= folds.Max(); fold++)
        {
            RerankExample[] seen = [.. examples.Where((_, i) => folds[i] != fold)];
            byFold.Add(Reranked(first, Learn(seen, cut, options), cut));
        }

        return new(cut, questions, folds, byFold, depth);
    }

    /// <summary>What a reranker over a retriever learns from.</summary>
    public static async Task<IReadOnlyList<RerankExample>> ExamplesAsync(
        IRetriever first, CutPassages cut, IReadOnlyList<SettingsQuestion> questions, CancellationToken cancellationToken)
    {
        var examples = new List<RerankExample>(questions.Count);
        foreach (var question in questions)
        {
            var found = await first.RetrieveAsync(new() { Text = question.Text, Count = RerankDepth }, cancellationToken);
            examples.Add(new()
            {
                Query = question.Text,
                Candidates = [.. found.Select(place => new RerankCandidate(cut.Find(place.Id)!, place.Score))],
                Grades = cut.Qrels.GradesOf(question.Id),
                Group = question.Group,
            });
        }

        return examples;
    }

    public static LexicalReranker Learn(IReadOnlyList<RerankExample> examples, CutPassages cut, SettingsMeasurementOptions options) =>
        LexicalRerankerTrainer.Train(examples, cut.Statistics, new() { Seed = options.Seed });

    public static IRetriever Reranked(IRetriever first, LexicalReranker reranker, CutPassages cut) =>
        new RerankedRetriever(first, reranker, cut.Find, new() { Depth = RerankDepth });

    public bool IsRanked(int question) => _rankings[question] is not null;

    public async ValueTask<IReadOnlyList<RankedPassage>> RankAsync(int question, CancellationToken cancellationToken) =>
        _rankings[question] ??= await AskAsync(question, cancellationToken);

    /// <summary>Asks a question as if it had never been asked.</summary>
    public ValueTask<IReadOnlyList<RankedPassage>> AskAsync(int question, CancellationToken cancellationToken) =>
        _byFold[_folds[question]].RetrieveAsync(new() { Text = _questions[question].Text, Count = _depth }, cancellationToken);
}
