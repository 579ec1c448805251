using System.Text.Json;
using Rung.Tensors.Generation;
using Rung.Tensors.Models;
using Rung.Tensors.Tests.Checkpoints;
using Rung.Tensors.Tests.Models;
using Rung.Tensors.Tokenizers;

namespace Rung.Tensors.Tests.Generation;

public sealed class TextGeneratorTests : IDisposable
{
    private static readonly int[] Prompt = [1, 17, 3, 40];

    private readonly TemporaryFolder _folder = new();
    private readonly CausalModel _model;
    private readonly TextGenerator _generator;

    public TextGeneratorTests()
    {
        RandomModel.Write(_folder.Path, RandomModel.Llama, seed: 6);
        _model = CausalModel.Load(_folder.Path, new LoadOptions { Threads = 2 });
        _generator = new TextGenerator(_model);
    }

    public void Dispose()
    {
        _generator.Dispose();
        _model.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("tinystories-656k")]
    [InlineData("stories260k-llama2c/hf")]
    public void Pretrained_models_write_the_text_of_the_reference(string name)
    {
        var folder = SharedModels.Folder(name);
        using var model = CausalModel.Load(folder, new LoadOptions { Threads = 2 });
        using var generator = new TextGenerator(model);
        var tokenizer = Tokenizer.Load(Path.Combine(folder, "tokenizer.json"));
        using var golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "golden.json")));
        foreach (var example in golden.RootElement.ValueKind == JsonValueKind.Array ? [.. golden.RootElement.EnumerateArray()] : new[] { golden.RootElement })
        {
            var prompt = tokenizer.Encode(example.GetProperty("prompt").GetString()!).Ids.ToArray();
            var expected = Ids(example, "greedy_ids");

            // The reference goes on to its last token, be it the end, and shows it.
            var options = new GenerationOptions { MaxTokens = expected.Length - prompt.Length, EndTokens = [] };
            var text = generator.Generate(prompt, options, CancellationToken.None);

            Assert.Equal(Ids(example, "ids"), prompt);
            Assert.Equal(expected[prompt.Length..], text.Tokens);
            Assert.Equal(example.GetProperty("greedy_text").GetString()!.Trim(), tokenizer.Decode([.. prompt[1..], .. text.Tokens], new DecodeOptions { SkipsSpecialTokens = false }).Trim());
        }
    }

    [Fact]
    public void Prompts_of_different_lengths_in_a_batch_give_what_each_gives_alone()
    {
        int[][] prompts = [[1], Prompt, [9, 8, 7, 6, 5, 4, 3, 2, 1, 0], [33, 2]];
        var options = new GenerationOptions { MaxTokens = 12, EndTokens = [], Sampling = new SamplingOptions { Temperature = 0.7f, TopP = 0.9f, Seed = 4 } };

        var together = _generator.Generate([.. prompts.Select(prompt => (ReadOnlyMemory<int>)prompt)], options, CancellationToken.None);

        // The number of the text is part of its randomness: the first alone is the first of the batch.
        Assert.Equal(_generator.Generate(prompts[0], options, CancellationToken.None).Tokens, together[0].Tokens);
        var greedy = options with { Sampling = SamplingOptions.Greedy };
        var all = _generator.Generate([.. prompts.Select(prompt => (ReadOnlyMemory<int>)prompt)], greedy, CancellationToken.None);
        Assert.All(prompts.Zip(all), pair => Assert.Equal(_generator.Generate(pair.First, greedy, CancellationToken.None).Tokens, pair.Second.Tokens));
    }

    [Fact]
    public void The_same_seed_gives_the_same_text_and_another_seed_another()
    {
        var options = new GenerationOptions { MaxTokens = 20, EndTokens = [], Sampling = new SamplingOptions { Temperature = 1, Seed = 1 } };

        var text = _generator.Generate(Prompt, options, CancellationToken.None).Tokens;

        Assert.Equal(text, _generator.Generate(Prompt, options, CancellationToken.None).Tokens);
        Assert.NotEqual(text, _generator.Generate(Prompt, options with { Sampling = options.Sampling with { Seed = 2 } }, CancellationToken.None).Tokens);
    }

    [Fact]
    public void End_tokens_and_stop_sequences_end_a_text_and_are_no_part_of_it()
    {
        var whole = Greedy(new GenerationOptions { MaxTokens = 12, EndTokens = [] });
        var third = whole.Tokens[2];
        var first = whole.Tokens.IndexOf(third);

        var ended = Greedy(new GenerationOptions { MaxTokens = 12, EndTokens = [third] });
        var stopped = Greedy(new GenerationOptions { MaxTokens = 12, EndTokens = [], StopSequences = [[whole.Tokens[1], third]] });
        var watched = Greedy(new GenerationOptions { MaxTokens = 12, EndTokens = [], StopsAt = (_, tokens) => tokens.Count == 5 });

        Assert.Equal((FinishReason.Length, 12), (whole.Reason, whole.Tokens.Length));
        Assert.Equal((FinishReason.EndToken, first), (ended.Reason, ended.Tokens.Length));
        Assert.Equal(FinishReason.Stop, stopped.Reason);
        Assert.Equal(whole.Tokens[..stopped.Tokens.Length], stopped.Tokens);
        Assert.Equal(stopped.Tokens.Length, stopped.Details.Length);
        Assert.Equal((FinishReason.Stop, 5), (watched.Reason, watched.Tokens.Length));
    }

    [Fact]
    public void A_mask_decides_what_may_come()
    {
        var text = Greedy(new GenerationOptions
        {
            MaxTokens = 6,
            EndTokens = [],
            Mask = (_, generated, logits) =>
            {
                var allowed = logits[10 + generated.Count];
                logits.Fill(float.NegativeInfinity);
                logits[10 + generated.Count] = allowed;
            },
        });

        Assert.Equal([10, 11, 12, 13, 14, 15], text.Tokens);
        Assert.All(text.Details, detail => Assert.True(float.IsFinite(detail.Chosen.LogProbability)));
    }

    [Fact]
    public void Log_probabilities_are_those_of_the_model_and_of_the_scorer()
    {
        var text = Greedy(new GenerationOptions { MaxTokens = 5, EndTokens = [], Alternatives = 61 });
        using var scorer = new ContinuationScorer(_model);

        ReadOnlyMemory<int>[] continuations = [text.Tokens.ToArray(), text.Tokens[..1].ToArray(), Prompt];
        var score = scorer.Score(Prompt, continuations, CancellationToken.None);

        Assert.All(text.Details, detail => Assert.Equal(1, detail.Alternatives.Sum(other => Math.Exp(other.LogProbability)), tolerance: 1e-4));
        Assert.All(text.Details, detail => Assert.Equal(detail.Alternatives[0], detail.Chosen));
        Assert.Equal(text.LogProbability, score[0].LogProbability, tolerance: 1e-4);
        Assert.Equal(text.Details[0].Chosen.LogProbability, score[1].LogProbability, tolerance: 1e-4);
        Assert.Equal(score[0].LogProbability / 5, score[0].PerToken);
        Assert.True(score[2].PerToken < score[0].PerToken);
    }

    [Fact]
    public void Continuations_scored_together_have_the_scores_of_each_alone()
    {
        using var scorer = new ContinuationScorer(_model);
        ReadOnlyMemory<int>[] continuations = [new[] { 4 }, new[] { 4, 5, 6, 7 }, new[] { 60, 1 }, new[] { 9, 9, 9 }];

        var together = scorer.Score(Prompt, continuations, CancellationToken.None);

        Assert.All(
            continuations.Zip(together),
            pair => Assert.Equal(scorer.Score(Prompt, [pair.First], CancellationToken.None)[0].LogProbability, pair.Second.LogProbability, tolerance: 1e-4));
    }

    [Fact]
    public void A_text_that_may_not_fit_is_an_error_that_says_both_numbers()
    {
        var error = Assert.Throws<GenerationException>(() => _generator.Generate(new int[60], new GenerationOptions { MaxTokens = 5 }, CancellationToken.None));

        Assert.Contains("60", error.Message, StringComparison.Ordinal);
        Assert.Contains("64", error.Message, StringComparison.Ordinal);
        Assert.Contains("at most 4 new", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tokens_are_told_as_they_come()
    {
        var told = new List<int>();

        var text = _generator.Generate(Prompt, new GenerationOptions { MaxTokens = 7, EndTokens = [] }, CancellationToken.None, token => told.Add(token.Chosen.Token));

        Assert.Equal(text.Tokens, told);
    }

    [Fact]
    public void A_stop_text_ends_a_text_wherever_its_tokens_part_it()
    {
        var folder = SharedModels.Folder("tinystories-656k");
        using var model = CausalModel.Load(folder, new LoadOptions { Threads = 2 });
        using var generator = new TextGenerator(model);
        var tokenizer = Tokenizer.Load(Path.Combine(folder, "tokenizer.json"));
        var stops = new StopTexts(tokenizer, "mom, dad", "never written");

        var text = generator.Generate(
            tokenizer.Encode("Once upon a time").Ids.ToArray(), new GenerationOptions { MaxTokens = 60, StopsAt = stops.StopsAt }, CancellationToken.None);

        Assert.Equal(FinishReason.Stop, text.Reason);
        Assert.Equal(", a little girl named Lily lived in a small house with her", stops.Cut(tokenizer.Decode(text.Tokens.AsSpan())).Trim());
    }

    private static int[] Ids(JsonElement example, string name) => [.. example.GetProperty(name).EnumerateArray().Select(id => id.GetInt32())];

    private GeneratedText Greedy(GenerationOptions options) => _generator.Generate(Prompt, options, CancellationToken.None);
}
