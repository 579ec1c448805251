using System.Collections.Immutable;
using Rung.Retrieval.Evaluation;
using Rung.Retrieval.Settings.Measuring;

namespace Rung.Retrieval.Settings;

/// <summary>
/// Measures retrieval settings on questions: builds the indexes that a setting needs, once for all settings that share them.
/// The quality is that of the passages given on, the cost the tokens that a model has to read of them, the latency that of
/// the search alone, measured apart from the questions so that chance does not choose. Not safe for threads.
/// </summary>
public sealed class SettingsMeasurement : IAsyncDisposable
{
    private const int Repetitions = 3;
    private const int Deepest = 10;

    private readonly SettingsCorpus _corpus;
    private readonly IReadOnlyList<SettingsQuestion> _questions;
    private readonly SettingsMeasurementOptions _options;
    private readonly IReadOnlyList<int> _folds;
    private readonly IndexShelf _shelf;
    private readonly Dictionary<RetrievalSettings, Pipeline> _pipelines = [];
    private readonly Dictionary<SettingsChoice, RetrievalSettings> _settings = new(ReferenceEqualityComparer.Instance);

    /// <param name="corpus">What is searched.</param>
    /// <param name="questions">To measure by, and to learn from: never those of the test. Their ids must differ.</param>
    /// <param name="options">How; the defaults when null.</param>
    public SettingsMeasurement(
        SettingsCorpus corpus, IReadOnlyList<SettingsQuestion> questions, SettingsMeasurementOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentOutOfRangeException.ThrowIfZero(questions.Count, nameof(questions));
        _options = options ?? new();
        _options.Validate();
        (_corpus, _questions) = (corpus, questions);
        _folds = Folds(questions, _options);
        _shelf = new(corpus, questions, _options.Clock);
    }

    /// <summary>How many questions there are.</summary>
    public int QuestionCount => _questions.Count;

    /// <summary>How many rankings were asked for; settings that differ in the number of passages alone share theirs.</summary>
    public long Retrievals { get; private set; }

    /// <summary>The choices that do not come to the same: a number of BM25 does not matter to vectors.</summary>
    public ImmutableArray<SettingsChoice> Distinct(IEnumerable<SettingsChoice> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return [.. choices.DistinctBy(SettingsOf)];
    }

    /// <summary>The settings of a choice, with the usual values for what does not matter to it.</summary>
    public RetrievalSettings SettingsOf(SettingsChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        if (!_settings.TryGetValue(choice, out var settings))
        {
            _settings[choice] = settings = RetrievalSpace.ToSettings(choice).Plain(_corpus.IsCut);
        }

        return settings;
    }

    /// <summary>What came of one question under one choice: the measurement of <see cref="SettingsSearch"/>.</summary>
    public async ValueTask<SettingsOutcome> MeasureAsync(SettingsChoice choice, int question, CancellationToken cancellationToken)
    {
        var settings = SettingsOf(choice);
        var pipeline = await TimedAsync(settings, cancellationToken);
        Retrievals += pipeline.IsRanked(question) ? 0 : 1;
        var ranking = await pipeline.RankAsync(question, cancellationToken);
        var quality = QualityOf(ranking, pipeline.Cut.Qrels.GradesOf(_questions[question].Id), settings.Count);
        return new(quality, ranking.Take(settings.Count).Sum(place => (double)pipeline.Cut.TokensOf(place.Id)), pipeline.Latency!.Value);
    }

    /// <summary>The quality of settings for each of the questions; what is learnt is learnt from other groups.</summary>
    public async Task<ImmutableArray<double>> QualitiesAsync(RetrievalSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var choice = RetrievalSpace.ToChoice(settings);
        var qualities = ImmutableArray.CreateBuilder<double>(_questions.Count);
        for (var question = 0; question < _questions.Count; question++)
        {
            qualities.Add((await MeasureAsync(choice, question, cancellationToken)).Quality);
        }

        return qualities.ToImmutable();
    }

    /// <summary>
    /// Builds the retriever of settings, with what is learnt learnt from all of the questions, and asks it others; for each
    /// its quality, cost and ranking. The latency is that which was measured.
    /// </summary>
    public async Task<ImmutableArray<UnseenOutcome>> AskUnseenAsync(
        RetrievalSettings settings, IReadOnlyList<SettingsQuestion> unseen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(unseen);
        var plain = settings.Plain(_corpus.IsCut);
        var cut = _shelf.CutOf(plain);
        var retriever = await LearntAsync(plain, cancellationToken);
        var qrels = _corpus.Judge(unseen, cut.All);
        var latency = (await TimedAsync(plain, cancellationToken)).Latency!.Value;
        var outcomes = ImmutableArray.CreateBuilder<UnseenOutcome>(unseen.Count);
        foreach (var question in unseen)
        {
            var ranking = await retriever.RetrieveAsync(new() { Text = question.Text, Count = UnseenOutcome.Depth }, cancellationToken);
            var tokens = ranking.Take(plain.Count).Sum(place => (double)cut.TokensOf(place.Id));
            outcomes.Add(new(question.Id, new(QualityOf(ranking, qrels.GradesOf(question.Id), plain.Count), tokens, latency), [.. ranking]));
        }

        return outcomes.ToImmutable();
    }

    /// <summary>The passages that settings cut.</summary>
    public IReadOnlyList<Passage> PassagesOf(RetrievalSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return _shelf.CutOf(settings.Plain(_corpus.IsCut)).All;
    }

    /// <summary>What settings ask of a machine.</summary>
    public async Task<SettingsFootprint> FootprintOfAsync(RetrievalSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var plain = settings.Plain(_corpus.IsCut);
        var pipeline = await TimedAsync(plain, cancellationToken);
        var indexes = _shelf.IndexesOf(plain);
        var (words, vectors) = (plain.Mix is not RetrieverMix.Vectors, plain.Mix is not RetrieverMix.Words);
        return new(
            pipeline.Cut.All.Count,
            (words ? indexes.Lexical.ByteCount : 0) + (vectors ? indexes.VectorBytes : 0),
            pipeline.Cut.Elapsed + (words ? indexes.LexicalTime : TimeSpan.Zero) + (vectors ? indexes.VectorTime : TimeSpan.Zero),
            pipeline.Latency!.Value);
    }

    /// <summary>Frees the indexes.</summary>
    public ValueTask DisposeAsync() => _shelf.DisposeAsync();

    private double QualityOf(IReadOnlyList<RankedPassage> ranking, IReadOnlyDictionary<PassageId, int> grades, int count) =>
        Math.Min(1, (_options.Metric ?? RetrievalMetric.Success(count)).Score(ranking, grades));

    private async Task<IRetriever> LearntAsync(RetrievalSettings settings, CancellationToken cancellationToken)
    {
        var first = await _shelf.FirstAsync(settings, cancellationToken);
        if (!settings.Reranks)
        {
            return first;
        }

        var cut = _shelf.CutOf(settings);
        var examples = await Pipeline.ExamplesAsync(first, cut, _questions, cancellationToken);
        return Pipeline.Reranked(first, Pipeline.Learn(examples, cut, _options), cut);
    }

    private async ValueTask<Pipeline> TimedAsync(RetrievalSettings settings, CancellationToken cancellationToken)
    {
        var key = settings.WithoutCount;
        if (!_pipelines.TryGetValue(key, out var pipeline))
        {
            var depth = Math.Max(_options.Metric?.Depth ?? 0, Math.Max(Deepest, settings.Count));
            pipeline = await Pipeline.BuildAsync(_shelf, key, _questions, _folds, _options, depth, cancellationToken);
            pipeline.Latency = await LatencyOfAsync(pipeline, cancellationToken);
            _pipelines[key] = pipeline;
        }

        return pipeline;
    }

    /// <summary>The mean over some questions of the fastest of three times each: what else the machine does adds, never takes away.</summary>
    private async Task<TimeSpan> LatencyOfAsync(Pipeline pipeline, CancellationToken cancellationToken)
    {
        var (sum, timed) = (TimeSpan.Zero, Math.Min(_options.TimedQuestions, _questions.Count));
        for (var i = 0; i < timed; i++)
        {
            var (question, fastest) = (i * _questions.Count / timed, TimeSpan.MaxValue);
            for (var repetition = 0; repetition < Repetitions; repetition++)
            {
                var began = _options.Clock.GetTimestamp();
                await pipeline.AskAsync(question, cancellationToken);
                var elapsed = _options.Clock.GetElapsedTime(began);
                fastest = elapsed < fastest ? elapsed : fastest;
            }

            sum += fastest;
        }

        return sum / timed;
    }

    private static IReadOnlyList<int> Folds(IReadOnlyList<SettingsQuestion> questions, SettingsMeasurementOptions options)
    {
        string[] groups = [.. questions.Select(question => question.Group)];
        var count = groups.Distinct(StringComparer.Ordinal).Count();
        return count < 2 ? new int[groups.Length] : GroupFolds.Of(groups, Math.Min(count, options.Folds), options.Seed);
    }
}
