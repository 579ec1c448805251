using Microsoft.Extensions.AI;
using Rung.Core.Economics;
using Rung.Core.Stores;
using Rung.Engine.Local;
using Rung.Engine.Tasks;

namespace Rung.Engine.Providers;

/// <summary>
/// One model of the task, ready to be asked: from the outside in, the cache, the places, the retries, the pace,
/// the budget, the meter, and the provider's client. Safe for concurrent use; owns its connections.
/// </summary>
internal sealed class LiveModel : IDisposable
{
    private readonly CallTotals _totals;
    private readonly IResponseCache _responses;

    private LiveModel(ModelDefinition definition, IChatClient client, IResponseCache responses, CallTotals totals)
    {
        Definition = definition;
        Client = client;
        _responses = responses;
        _totals = totals;
    }

    public ModelDefinition Definition { get; }

    /// <summary>Fails only with a <see cref="ModelCallException"/>, a cancellation, or a fault of the store.</summary>
    public IChatClient Client { get; }

    public LiveTotals Totals => _totals.Current;

    /// <summary><see langword="null"/> is unknown.</summary>
    public ModelPrice? Price => ProviderDialect.Of(Definition).PriceOf(Definition);

    /// <summary>How the model is asked, as the task says it.</summary>
    public ChatOptions Options => new()
    {
        MaxOutputTokens = Definition.MaxOutputTokens,
        Temperature = (float?)Definition.Temperature,
    };

    /// <summary>The model itself where this process runs it.</summary>
    public LocalModel? Local => Client.GetService(typeof(LocalModel)) as LocalModel;

    /// <summary>The turn that all local models take.</summary>
    public required SemaphoreSlim LocalTurn { get; init; }

    /// <exception cref="ProviderException">The key is missing, the provider is unknown, or a local model cannot be run.</exception>
    public static LiveModel Create(ModelDefinition definition, LiveModelSetup setup) => ProviderDialect.Of(definition).IsInProcess
        ? CreateLocal(definition, setup, adapter: null)
        : Create(definition, setup, ChatClientFactory.Create(definition, setup.Environment, setup.Secrets));

    /// <summary>A model that this process runs, with an adapter or without.</summary>
    /// <exception cref="ProviderException">It cannot be run.</exception>
    public static LiveModel CreateLocal(ModelDefinition definition, LiveModelSetup setup, LocalAdapter? adapter)
    {
        var local = LocalProvider.Open(definition, setup);
        return Create(LocalProvider.Resolved(definition, local, adapter), setup, new LocalChatClient(local, adapter?.Folder));
    }

    /// <summary>Decorates a client that is there already.</summary>
    public static LiveModel Create(ModelDefinition definition, LiveModelSetup setup, IChatClient bare)
    {
        var totals = new CallTotals();
        IChatClient client = new MeteredChatClient(bare, definition, setup.Time, setup.Secrets, totals);
        client = new BudgetedChatClient(client, definition, setup.Budget, totals);
        if (definition.RequestsPerMinute is { } limit)
        {
            client = new PacedChatClient(client, new RequestPacer(limit, setup.Time));
        }

        client = new RetryingChatClient(client, setup.Retry, setup.Time, setup.Seed);
        client = ProviderDialect.Of(definition).IsInProcess
            ? new ConcurrencyLimitedChatClient(client, setup.Locals.Turn)
            : new ConcurrencyLimitedChatClient(client, definition.Concurrency);
        client = new CachedChatClient(client, definition, setup.Responses, totals);
        return new LiveModel(definition, client, setup.Responses, totals) { LocalTurn = setup.Locals.Turn };
    }

    /// <summary>The most that one request can cost; <see langword="null"/> is unknown.</summary>
    public Money? MostOf(IReadOnlyCollection<ChatMessage> messages) =>
        Price is { } price ? CostBound.Of(messages, Definition.MaxOutputTokens, price) : null;

    /// <summary>Whether the store has the answer, so that asking costs nothing.</summary>
    public async Task<bool> IsAnsweredAsync(
        IReadOnlyCollection<ChatMessage> messages, CancellationToken cancellationToken) =>
        await FindAnswerAsync(messages, cancellationToken) is not null;

    /// <summary>What the model wrote, as the store has it; <see langword="null"/>: it was not asked. Asks nobody.</summary>
    public async Task<string?> FindAnswerAsync(IReadOnlyCollection<ChatMessage> messages, CancellationToken cancellationToken) =>
        await _responses.FindAsync(RequestText.HashOf(Definition, messages, Options), cancellationToken) is { } found
            ? CachedAnswer.Read(found)?.Text
            : null;

    public void Dispose() => Client.Dispose();
}
