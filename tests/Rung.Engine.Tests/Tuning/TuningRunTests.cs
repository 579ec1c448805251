using Microsoft.Extensions.AI;
using Rung.Core.Data;
using Rung.Engine.Local;
using Rung.Engine.Tuning;

namespace Rung.Engine.Tests.Tuning;

public sealed class TuningRunTests
{
    [Fact]
    public async Task A_training_lowers_the_loss_and_leaves_an_adapter_with_its_record_and_nothing_else()
    {
        using var fixture = new TuningFixture();

        var adapter = await fixture.TrainAsync();

        Assert.True(adapter!.Curve[^1].Loss < adapter.Curve[0].Loss);
        Assert.Equal(12, adapter.Steps);
        Assert.Contains(adapter.Looks, look => look.Step == adapter.BestStep);
        var kept = Assert.Single(fixture.Store.All().Adapters);
        Assert.Equal(adapter.Id, kept.Id);
        Assert.Equal(adapter.Looks, kept.Looks);
        Assert.True(File.Exists(Path.Combine(fixture.Store.FolderOf(adapter), "adapter_model.safetensors")));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(fixture.Folder, ".rung", "tuning")));
    }

    [Fact]
    public async Task A_training_that_was_stopped_goes_on_to_the_same_bytes()
    {
        using var whole = new TuningFixture();
        using var parted = new TuningFixture();
        using var stop = new CancellationTokenSource();

        var expected = await whole.TrainAsync();
        var stopped = await parted.TrainAsync(progress => StopAt(progress, step: 5, stop), stop.Token);
        var steps = new List<int>();
        var adapter = await parted.TrainAsync(progress => steps.Add(progress.Step));

        Assert.Null(stopped);
        Assert.Equal(6, steps[0]);
        Assert.Equal(expected!.Id, adapter!.Id);
        Assert.Equal(expected.Looks, adapter.Looks);
    }

    [Fact]
    public async Task One_that_was_stopped_within_a_look_makes_that_look_when_it_goes_on()
    {
        using var whole = new TuningFixture();
        using var parted = new TuningFixture();
        using var stop = new CancellationTokenSource();
        var usual = parted.Scorer;

        var expected = await whole.TrainAsync();
        parted.Scorer = new InterruptingScorer(usual, scoresBefore: 14, stop);
        var stopped = await parted.TrainAsync(stop: stop.Token);
        parted.Scorer = usual;
        var adapter = await parted.TrainAsync();

        Assert.Null(stopped);
        Assert.Equal(expected!.Id, adapter!.Id);
        Assert.Equal(expected.Looks, adapter.Looks);
    }

    [Fact]
    public async Task An_adapter_changes_answers_and_taken_off_the_model_is_what_it_was()
    {
        using var fixture = new TuningFixture();
        using var plain = new LocalChatClient(fixture.Model);
        var before = await AskAsync(plain);

        var adapter = await fixture.TrainAsync();
        using var tuned = new LocalChatClient(fixture.Model, fixture.Store.FolderOf(adapter!));
        var after = await AskAsync(tuned);

        Assert.NotEqual(before, after);
        Assert.Equal(before, await AskAsync(plain));
        Assert.Equal(after, await AskAsync(tuned));
    }

    [Fact]
    public async Task A_training_ends_when_dev_is_no_better_for_as_long_as_patience_says()
    {
        using var fixture = new TuningFixture { Tune = new() { Model = "tiny", Rank = 1, Epochs = 40, Batch = 24, DevExamples = 4, LearningRate = 1e-9, Patience = 2 } };

        var adapter = await fixture.TrainAsync();

        Assert.True(adapter!.Steps < 40, $"It did {adapter.Steps} steps.");
    }

    [Fact]
    public async Task The_prompt_is_not_learnt_and_the_answer_is_with_the_token_that_ends_it()
    {
        using var fixture = new TuningFixture();

        var plan = await fixture.PlanAsync();

        Assert.All(plan.Train.Items, item =>
        {
            var learnt = item.Tokens.Tokens.Zip(item.Tokens.Learns).Where(pair => pair.Second).Select(pair => pair.First).ToArray();
            Assert.Equal(1, learnt[^1]);
            Assert.Equal(item.Example.Expected, fixture.Model.Tokenizer.Decode(learnt));
        });
    }

    [Fact]
    public async Task Examples_that_are_too_long_are_left_out_and_said_and_when_all_are_that_is_an_error_with_both_numbers()
    {
        using var fixture = new TuningFixture(positions: 40);

        var error = await Assert.ThrowsAsync<TuningException>(fixture.PlanAsync);

        Assert.Contains("the longest has ", error.Message, StringComparison.Ordinal);
        Assert.Contains("'tiny' takes 40", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public async Task Layers_that_the_model_does_not_have_are_an_error_that_names_them(double dropout)
    {
        using var fixture = new TuningFixture { Tune = new() { Model = "tiny", Dropout = dropout, Targets = ["nonsense"] } };

        var error = await Assert.ThrowsAsync<TuningException>(() => fixture.TrainAsync());

        Assert.Contains("nonsense", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_example_of_the_test_is_learnt_from_or_chosen_by()
    {
        using var fixture = new TuningFixture();

        var adapter = await fixture.TrainAsync();

        Assert.All(fixture.Dataset[Split.Test], example => Assert.DoesNotContain(ContentHash.Of(example.Input.Text).Short, adapter!.Seen));
        Assert.All(fixture.Dataset[Split.Train], example => Assert.Contains(ContentHash.Of(example.Input.Text).Short, adapter!.Seen));
    }

    [Theory]
    [InlineData("adapter_config.json", " {", "it was changed")]
    [InlineData("adapter_model.safetensors", null, "adapter_model.safetensors is missing")]
    [InlineData("adapter.json", null, "adapter.json is missing")]
    [InlineData("adapter.json", "{", "adapter.json is damaged")]
    [InlineData("adapter.json", "{ \"schema\": \"rung.adapter/9\" }", "adapter.json is damaged")]
    public async Task An_adapter_that_is_damaged_is_left_out_and_said_and_the_others_stay(string file, string? content, string said)
    {
        using var fixture = new TuningFixture();
        var whole = await fixture.TrainAsync();
        var folder = Path.Combine(fixture.Folder, ".rung", "adapters", "0damaged");
        Directory.CreateDirectory(folder);
        foreach (var path in Directory.GetFiles(fixture.Store.FolderOf(whole!)))
        {
            File.Copy(path, Path.Combine(folder, Path.GetFileName(path)));
        }

        File.Delete(Path.Combine(folder, file));
        if (content is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, file), content, TestContext.Current.CancellationToken);
        }

        var stored = fixture.Store.All();

        Assert.Equal(whole!.Id, Assert.Single(stored.Adapters).Id);
        var fault = Assert.Single(stored.Faults);
        Assert.Contains(folder, fault, StringComparison.Ordinal);
        Assert.Contains(said, fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_adapter_is_trained_again_into_the_same_folder()
    {
        using var fixture = new TuningFixture();
        var first = await fixture.TrainAsync();
        File.Delete(Path.Combine(fixture.Store.FolderOf(first!), "adapter_model.safetensors"));

        var again = await fixture.TrainAsync();

        Assert.Equal(first!.Id, again!.Id);
        Assert.Empty(fixture.Store.All().Faults);
    }

    private static void StopAt(TuningProgress progress, int step, CancellationTokenSource stop)
    {
        if (progress.Step == step)
        {
            stop.Cancel();
        }
    }

    private static async Task<string> AskAsync(LocalChatClient client)
    {
        var options = new ChatOptions { MaxOutputTokens = 12 };
        return (await client.GetResponseAsync([new ChatMessage(ChatRole.User, "money 0")], options, TestContext.Current.CancellationToken)).Text;
    }
}
