using Microsoft.Extensions.AI;
using Rung.Core.Data;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Engine.Prompting;
using Rung.Engine.Providers;
using Rung.Engine.Tasks;
using Rung.Engine.Tests.Prompting;

namespace Rung.Engine.Tests.Providers;

/// <summary>A live model in front of a scripted server, as a climb would set it up.</summary>
internal sealed class LiveFixture : IAsyncDisposable
{
    public const string Key = "sk-canary-7f3a9c51d2";

    public LiveFixture(ScriptedProvider server) => Server = server;

    public ScriptedProvider Server { get; }

    public ImpatientTime Impatient { get; } = new();

    /// <summary>Real time where a test needs the model's own time limit.</summary>
    public TimeProvider? Time { get; init; }

    public MemoryResponses Responses { get; init; } = new();

    public SpendingBudget Budget { get; init; } = new(limit: null);

    public RetryOptions Retry { get; init; } = new();

    public Func<ModelDefinition, ModelDefinition> Change { get; init; } = model => model;

    public Func<IChatClient, IChatClient> Decorate { get; set; } = bare => bare;

    public LiveModel Model => field ??= LiveModel.Create(
        Definition, Setup, Decorate(ChatClientFactory.Create(Definition, Setup.Environment, Setup.Secrets)));

    public ModelDefinition Definition => Change(new ModelDefinition
    {
        Name = "small",
        Provider = "compatible",
        Model = "m-1",
        Url = Server.Url,
        KeyVariable = "CANARY",
        Price = new ModelPrice { Input = 1m, CachedInput = 0.5m, Output = 10m },
        MaxOutputTokens = 100,
        Timeout = Timeout.InfiniteTimeSpan,
    });

    public LiveModelSetup Setup => field ??= new()
    {
        Responses = Responses,
        Budget = Budget,
        Time = Time ?? Impatient,
        Seed = 7,
        Environment = name => name is "CANARY" ? Key : null,
        Retry = Retry,
    };

    public static async Task<LiveFixture> StartAsync(params Reply[] replies) => new(await ScriptedProvider.StartAsync(replies));

    public async Task<ChatResponse> AskAsync(string text = "hello") => await Model.Client.GetResponseAsync(
        [new ChatMessage(ChatRole.User, text)], Model.Options, TestContext.Current.CancellationToken);

    /// <summary>Asks a zero-shot prompt, and makes sure that nothing the attempt says holds the key.</summary>
    public async Task<Attempt> AttemptAsync(string text = "hello")
    {
        var answerer = PromptCatalog.For(
            TestTask.Of(OutputKind.Text), Model, TestTask.Dataset(), new NoNeighbours(), Setup.Time, new PromptOptions())[0];
        var attempt = await answerer.AnswerAsync(TestTask.Example("asked", text), TestContext.Current.CancellationToken);

        Assert.DoesNotContain(Key, attempt.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.All(Responses.Stored.Values, stored => Assert.DoesNotContain(Key, stored, StringComparison.OrdinalIgnoreCase));
        return attempt;
    }

    public async ValueTask DisposeAsync()
    {
        Model.Dispose();
        await Server.DisposeAsync();
    }

    private sealed class NoNeighbours : INeighbours
    {
        public string Definition => "none";

        public IReadOnlyList<Example> Nearest(Example example, int k) => [];
    }
}
