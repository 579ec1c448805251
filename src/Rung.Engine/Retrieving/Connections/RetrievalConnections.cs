using System.Collections.Immutable;
using System.Globalization;
using Rung.Core.Stores;
using Rung.Engine.Local;
using Rung.Engine.Prices;
using Rung.Engine.Providers;
using Rung.Engine.Providers.Embedding;
using Rung.Engine.Tasks;
using Rung.Retrieval;
using Rung.Retrieval.Indexes;
using Rung.Retrieval.Vectors.Embedding;

namespace Rung.Engine.Retrieving.Connections;

/// <summary>
/// The embedders and rerankers of a task that a command uses, by their names in <c>rung.yaml</c>: priced by the price book, held to the
/// task's budget. Owns their connections, and the models that this process runs itself.
/// </summary>
public sealed class RetrievalConnections : IDisposable
{
    private readonly RetrievalModels _models;
    private readonly LocalModels _locals;
    private readonly TaskDefinition _task;
    private readonly Func<EmbeddingQuestion, CancellationToken, ValueTask<bool>> _mayEmbed;

    private RetrievalConnections(
        RetrievalModels models, LocalModels locals, TaskDefinition task, Func<EmbeddingQuestion, CancellationToken, ValueTask<bool>> mayEmbed) =>
        (_models, _locals, _task, _mayEmbed) = (models, locals, task, mayEmbed);

    /// <summary>The names of the embedders that are connected.</summary>
    public ImmutableArray<string> Embedders => [.. _models.Embedders.Select(embedder => embedder.Definition.Name)];

    /// <summary>What was asked and paid, in one line; empty where nothing was asked.</summary>
    public string Spent
    {
        get
        {
            var totals = _models.Totals;
            var money = totals.Money is { } known ? known.ToString() : "an unknown amount";
            return totals.Requests + totals.CachedAnswers == 0 ? "" : string.Create(
                CultureInfo.InvariantCulture, $"{totals.Requests:#,0} requests, {totals.CachedAnswers:#,0} vectors from the cache; paid {money}.");
        }
    }

    /// <param name="task">Names embedders and rerankers.</param>
    /// <param name="embedders">Which are used.</param>
    /// <param name="rerankers">Which are used.</param>
    /// <param name="mayEmbed">Asked before a corpus is embedded that costs something.</param>
    /// <param name="cancellationToken">Stops the reading of prices.</param>
    /// <exception cref="RetrievingException">A name is not in the task, a key is missing, or a local model cannot be run.</exception>
    public static async Task<RetrievalConnections> OpenAsync(
        TaskDefinition task,
        IEnumerable<string> embedders,
        IEnumerable<string> rerankers,
        Func<EmbeddingQuestion, CancellationToken, ValueTask<bool>> mayEmbed,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(mayEmbed);
        var priced = (await PriceBook.ReadAsync(task.Folder, cancellationToken)).WithPrices(task);
        EmbedderDefinition[] asked = [.. embedders.Distinct().Select(name => Named(priced.Embedders, embedder => embedder.Name, name, "embedders"))];
        RerankerDefinition[] ordering = [.. rerankers.Distinct().Select(name => Named(priced.Rerankers, reranker => reranker.Name, name, "rerankers"))];
        var locals = new LocalModels();
        var models = RetrievalModels.Open(asked, ordering, RetrievalModels.CacheOf(task), SetupOf(priced, locals));
        if (models.Skipped.Count == 0)
        {
            return new RetrievalConnections(models, locals, priced, mayEmbed);
        }

        models.Dispose();
        locals.Dispose();
        throw new RetrievingException(string.Join('\n', models.Skipped));
    }

    /// <summary>An embedder as a folder's index uses it; before texts are embedded it is asked whether they may be.</summary>
    public IndexEmbedder EmbedderOf(string name) =>
        Live(name).ToIndexEmbedder() with { MayEmbed = (texts, token) => MayEmbedAsync(name, texts, token) };

    /// <summary>What another retriever found, ordered anew by a reranker.</summary>
    public IRetriever Reranked(string reranker, IRetriever first, Func<PassageId, Passage?> find) =>
        _models.Rerankers.First(known => known.Definition.Name == reranker).Over(first, find);

    /// <summary>Whether these texts may be embedded; nobody is asked where that costs nothing.</summary>
    public async ValueTask<bool> MayEmbedAsync(string name, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var forecast = await Live(name).ForecastAsync(texts, cancellationToken);
        var question = new EmbeddingQuestion(
            forecast.ToText(name), forecast.Requests, forecast.Likely, forecast.AtMost, _task.Budget.Money);
        return question.IsFree || await _mayEmbed(question, cancellationToken);
    }

    internal TextEmbedder TextEmbedderOf(string name) => Live(name).Embedder;

    public void Dispose()
    {
        _models.Dispose();
        _locals.Dispose();
    }

    private LiveEmbedder Live(string name) => _models.Embedders.First(embedder => embedder.Definition.Name == name);

    private static T Named<T>(ImmutableArray<T> known, Func<T, string> nameOf, string name, string key) =>
        known.FirstOrDefault(one => nameOf(one) == name) ?? throw new RetrievingException(known.IsEmpty
            ? $"{name}: found no '{key}' in {TaskReader.FileName}; expected one of this name there."
            : $"{name}: found no such name under '{key}' in {TaskReader.FileName}; expected {string.Join(", ", known.Select(nameOf))}.");

    private static LiveModelSetup SetupOf(TaskDefinition task, LocalModels locals) => new()
    {
        Locals = locals,
        Folder = task.Folder,
        Responses = NoResponses.Instance,
        Budget = new SpendingBudget(task.Budget.Money),
        Time = TimeProvider.System,
        Seed = task.Seed,
    };

    /// <summary>Vectors have a cache of their own, and what a reranker answers is not kept.</summary>
    private sealed class NoResponses : IResponseCache
    {
        public static NoResponses Instance { get; } = new();

        public Task<string?> FindAsync(Core.Data.ContentHash request, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

        public Task AddAsync(Core.Data.ContentHash request, string response, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
