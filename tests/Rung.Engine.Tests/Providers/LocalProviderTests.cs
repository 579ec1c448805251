using Microsoft.Extensions.AI;
using Rung.Core.Ladder;
using Rung.Engine.Providers;
using Rung.Engine.Tasks;
using Rung.Engine.Tests.Local;

namespace Rung.Engine.Tests.Providers;

public sealed class LocalProviderTests : IDisposable
{
    private readonly TinyModel _tiny = new();
    private readonly LiveModelSetup _setup = new()
    {
        Responses = new MemoryResponses(),
        Budget = new SpendingBudget(new Core.Economics.Money(1)),
        Time = TimeProvider.System,
        Seed = 1,
    };

    public void Dispose()
    {
        _setup.Locals.Dispose();
        _tiny.Dispose();
    }

    [Fact]
    public async Task An_answer_costs_nothing_is_timed_and_comes_from_the_store_the_second_time()
    {
        using var model = LiveModel.Create(Definition, _setup);

        var first = CallMeasurement.Of(await AskAsync(model))!;
        var second = CallMeasurement.Of(await AskAsync(model))!;

        Assert.Equal(0, first.Cost!.Value.Usd);
        Assert.True(first.Latency!.Value.TotalMs > 0);
        Assert.True(first.Tokens!.Value.AllInput > 0);
        Assert.False(first.IsCached);
        Assert.True(second.IsCached);
    }

    [Fact]
    public async Task A_model_that_lies_elsewhere_is_the_same_candidate_and_one_in_other_bits_is_not()
    {
        using var moved = new TinyModel();
        using var model = LiveModel.Create(Definition, _setup);
        using var same = LiveModel.Create(Definition with { Model = moved.Folder }, _setup);
        using var smaller = LiveModel.Create(Definition with { Format = "int8" }, _setup);
        await AskAsync(model);

        Assert.Equal(model.Definition.Url, same.Definition.Url);
        Assert.NotEqual(model.Definition.Url, smaller.Definition.Url);
        Assert.True(CallMeasurement.Of(await AskAsync(same))!.IsCached);
        Assert.False(CallMeasurement.Of(await AskAsync(smaller))!.IsCached);
    }

    [Fact]
    public void A_folder_that_is_not_there_skips_the_model_with_the_reason()
    {
        var error = Assert.Throws<ProviderException>(() => LiveModel.Create(Definition with { Model = "/no/such/model" }, _setup));

        Assert.Contains("Model 'tiny' cannot be run", error.Message, StringComparison.Ordinal);
        Assert.Contains("/no/such/model", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prompt_that_is_too_long_is_refused_with_both_numbers_and_is_not_tried_again()
    {
        using var model = LiveModel.Create(Definition, _setup);

        var failure = await Assert.ThrowsAsync<ModelCallException>(() => AskAsync(model, string.Concat(Enumerable.Repeat("word ", 2000))));

        Assert.Equal(FailureCause.Refused, failure.Cause);
        Assert.False(failure.IsTransient);
        Assert.Contains("takes 1024", failure.Message, StringComparison.Ordinal);
    }

    private ModelDefinition Definition => new() { Name = "tiny", Provider = ModelDefinition.Local, Model = _tiny.Folder, MaxOutputTokens = 6 };

    private static Task<ChatResponse> AskAsync(LiveModel model, string text = "hello") =>
        model.Client.GetResponseAsync([new ChatMessage(ChatRole.User, text)], model.Options, TestContext.Current.CancellationToken);
}
