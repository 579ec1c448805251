using Rung.Tensors.Generation;
using Rung.Tensors.Models;
using Rung.Tensors.Tests.Checkpoints;
using Rung.Tensors.Tests.Models;

namespace Rung.Tensors.Tests.Generation;

public sealed class PromptMemoryTests : IDisposable
{
    private const int Piece = PromptMemory.PieceTokens;

    private static readonly GenerationOptions Options = new() { MaxTokens = 6, EndTokens = [], Alternatives = 5 };

    private readonly TemporaryFolder _folder = new();
    private readonly CausalModel _model;
    private readonly PromptMemory _memory;

    public PromptMemoryTests()
    {
        RandomModel.Write(_folder.Path, Long(RandomModel.Llama), seed: 6);
        _model = CausalModel.Load(_folder.Path, new LoadOptions { Threads = 2 });
        _memory = new PromptMemory(_model);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _memory.Dispose();
        _model.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Piece - 1)]
    [InlineData(Piece)]
    [InlineData(Piece + 1)]
    [InlineData((3 * Piece) + 5)]
    public void A_text_is_that_of_a_generator_without_memory(int length)
    {
        using var without = new TextGenerator(_model);
        using var with = new TextGenerator(_model, _memory);
        var prompt = Prompt(length, seed: 1);

        var (expected, text) = (without.Generate(prompt, Options, Stop), with.Generate(prompt, Options, Stop));

        Assert.Equal(expected.Tokens, text.Tokens);
        Assert.Equal(expected.LogProbability, text.LogProbability, tolerance: 1e-4);
    }

    [Theory]
    [InlineData(3 * Piece, 40, 3 * Piece)]
    [InlineData((2 * Piece) + 30, 40, 2 * Piece)]
    [InlineData(Piece - 1, 40, 0)]
    [InlineData(2 * Piece, 0, Piece)]
    public void What_begins_alike_is_not_computed_again_and_the_answer_is_the_same_to_the_bit(int common, int rest, int reused)
    {
        using var generator = new TextGenerator(_model, _memory);
        var beginning = Prompt(common, seed: 1);
        int[] asked = [.. beginning, .. Prompt(rest, seed: 2)];
        generator.Generate(asked, Options, Stop);
        Assert.Equal(0, _memory.Reused);
        _memory.Forget();
        var alone = generator.Generate(asked, Options, Stop);
        _memory.Forget();
        generator.Generate((int[])[.. beginning, .. Prompt(50, seed: 3)], Options, Stop);

        var text = generator.Generate(asked, Options, Stop);

        Assert.Equal(reused, _memory.Reused);
        Assert.Equal(alone.Tokens, text.Tokens);
        Assert.Equal(alone.Details.Select(detail => detail.Alternatives), text.Details.Select(detail => detail.Alternatives));
    }

    [Fact]
    public void A_shorter_prompt_and_then_a_longer_one_find_what_is_theirs()
    {
        using var generator = new TextGenerator(_model, _memory);
        var prompt = Prompt(4 * Piece, seed: 1);

        generator.Generate(prompt.AsMemory(0, Piece + 3), Options, Stop);
        generator.Generate(prompt, Options, Stop);
        Assert.Equal(Piece, _memory.Reused);
        var bytes = _memory.Bytes;
        generator.Generate(prompt.AsMemory(0, (2 * Piece) + 9), Options, Stop);
        Assert.Equal(2 * Piece, _memory.Reused);
        Assert.Equal(bytes, _memory.Bytes);
        using var without = new TextGenerator(_model);
        Assert.Equal(without.Generate(prompt, Options, Stop).Tokens, generator.Generate(prompt, Options, Stop).Tokens);
        Assert.Equal(2 * Piece, _memory.Reused);
    }

    [Fact]
    public void Continuations_are_scored_over_what_was_remembered()
    {
        using var generator = new TextGenerator(_model, _memory);
        using var without = new ContinuationScorer(_model);
        using var scorer = new ContinuationScorer(_model, _memory);
        var prompt = Prompt((2 * Piece) + 20, seed: 1);
        ReadOnlyMemory<int>[] continuations = [new[] { 4 }, new[] { 4, 5, 6, 7 }, new[] { 60, 1 }];
        generator.Generate(prompt, Options, Stop);

        var scores = scorer.Score(prompt, continuations, Stop);

        Assert.Equal(2 * Piece, _memory.Reused);
        Assert.All(
            without.Score(prompt, continuations, Stop).Zip(scores),
            pair => Assert.Equal(pair.First.LogProbability, pair.Second.LogProbability, tolerance: 1e-4));
        Assert.Equal(scores, scorer.Score(prompt, continuations, Stop));
    }

    [Fact]
    public void Several_texts_at_once_leave_it_alone()
    {
        using var generator = new TextGenerator(_model, _memory);
        var prompt = Prompt(Piece + 1, seed: 1);
        generator.Generate(prompt, Options, Stop);

        generator.Generate([prompt, Prompt(9, seed: 2)], Options, Stop);
        generator.Generate(prompt, Options, Stop);

        Assert.Equal(Piece, _memory.Reused);
    }

    [Fact]
    public void What_was_computed_before_it_was_stopped_is_remembered()
    {
        using var generator = new TextGenerator(_model, _memory);
        using var stop = new CancellationTokenSource();
        var prompt = Prompt(3 * Piece, seed: 1);
        generator.Generate(prompt.AsMemory(0, Piece), Options, Stop);
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => generator.Generate(prompt, Options, stop.Token));

        using var without = new TextGenerator(_model);
        Assert.Equal(without.Generate(prompt, Options, Stop).Tokens, generator.Generate(prompt, Options, Stop).Tokens);
        Assert.Equal(Piece, _memory.Reused);
    }

    [Fact]
    public void A_model_that_turns_long_texts_by_another_table_is_computed_anew()
    {
        using var folder = new TemporaryFolder();
        const string longRope = "\"original_max_position_embeddings\":100,\"rope_scaling\":{\"type\":\"longrope\",\"short_factor\":[1.0,1.1,1.25],\"long_factor\":[1.5,3.0,4.0]}";
        RandomModel.Write(folder.Path, Long(RandomModel.LlamaWith("phi3", longRope)), seed: 6);
        using var model = CausalModel.Load(folder.Path, new LoadOptions { Threads = 2 });
        using var memory = new PromptMemory(model);
        using var with = new TextGenerator(model, memory);
        using var without = new TextGenerator(model);
        var prompt = Prompt(3 * Piece, seed: 1);
        with.Generate(prompt.AsMemory(0, Piece + 3), Options, Stop);

        var text = with.Generate(prompt, Options, Stop);

        Assert.Equal(0, memory.Reused);
        Assert.Equal(without.Generate(prompt, Options, Stop).LogProbability, text.LogProbability, tolerance: 1e-4);
    }

    private static string Long(string config) => config.Replace("\"max_position_embeddings\":64", "\"max_position_embeddings\":512", StringComparison.Ordinal);

    private static int[] Prompt(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.Next(61))];
    }
}
