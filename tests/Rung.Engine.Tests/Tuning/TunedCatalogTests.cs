using Rung.Core.Data;
using Rung.Engine.Tuning;

namespace Rung.Engine.Tests.Tuning;

public sealed class TunedCatalogTests : IDisposable
{
    private readonly TuningFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task An_adapter_that_was_trained_on_the_train_split_may_be_measured() =>
        Assert.Null(await WhyNotAsync(_fixture.Dataset));

    [Fact]
    public async Task One_that_was_trained_on_another_train_split_may_not()
    {
        var why = await WhyNotAsync(TuningFixture.Examples(train: 26));

        Assert.Contains("another train split", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_has_learnt_from_what_is_in_the_test_now_may_not_and_is_told_how_much_of_it()
    {
        var dataset = _fixture.Dataset;
        var leaked = Dataset.Create(
        [
            new(Split.Train, dataset[Split.Test]),
            new(Split.Dev, dataset[Split.Dev]),
            new(Split.Test, [.. dataset[Split.Train].Take(5)]),
        ]);

        var why = await WhyNotAsync(leaked);

        Assert.Contains("learnt from 5 inputs that are in the test now", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_was_trained_with_other_instructions_may_not()
    {
        var plan = await _fixture.PlanAsync();
        var catalog = new TunedCatalog(_fixture.Task with { Instructions = "Something else." }, _fixture.Dataset, []);

        Assert.Contains("other instructions", catalog.WhyNot(plan.Described(ContentHash.Of("adapter"))), StringComparison.Ordinal);
    }

    private async Task<string?> WhyNotAsync(Dataset now)
    {
        var plan = await _fixture.PlanAsync();
        return new TunedCatalog(_fixture.Task, now, []).WhyNot(plan.Described(ContentHash.Of("adapter")));
    }
}
