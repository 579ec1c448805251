using System.Text.Json;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Layers;
using Rung.Tensors.Models;
using Rung.Tensors.Tests.Checkpoints;

namespace Rung.Tensors.Tests.Models;

public sealed class CausalModelTests : IDisposable
{
    private const string Llama3 =
        "\"rope_scaling\":{\"rope_type\":\"llama3\",\"factor\":8.0,\"low_freq_factor\":1.0,\"high_freq_factor\":4.0,\"original_max_position_embeddings\":32}";

    private const string LongRope =
        "\"sliding_window\":null,\"original_max_position_embeddings\":ORIGINAL,\"rope_scaling\":{\"type\":\"longrope\",\"short_factor\":[1.0,1.1,1.25],\"long_factor\":[1.5,3.0,4.0]}";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Models() => new()
    {
        { "Llama 2", RandomModel.Llama },
        { "tied, under the embedding's name", RandomModel.Llama.Replace("\"tie_word_embeddings\":false", "\"tie_word_embeddings\":true", StringComparison.Ordinal) },
        { "Llama with biases", RandomModel.LlamaWith("llama", "\"attention_bias\":true,\"mlp_bias\":true") },
        { "Llama 3", RandomModel.LlamaWith("llama", Llama3) },
        { "linear scaling", RandomModel.LlamaWith("llama", "\"rope_scaling\":{\"type\":\"linear\",\"factor\":4.0}") },
        { "YaRN", RandomModel.LlamaWith("llama", "\"rope_scaling\":{\"type\":\"yarn\",\"factor\":4.0,\"original_max_position_embeddings\":32}") },
        { "LongRoPE, short text", RandomModel.LlamaWith("phi3", LongRope.Replace("ORIGINAL", "32", StringComparison.Ordinal)) },
        { "LongRoPE, long text", RandomModel.LlamaWith("phi3", LongRope.Replace("ORIGINAL", "16", StringComparison.Ordinal)) },
        { "GPT-2, scores not scaled", RandomModel.Gpt2.Replace("\"n_layer\"", "\"scale_attn_weights\":false,\"n_layer\"", StringComparison.Ordinal) },
        { "GPT-2, scores scaled by layer", RandomModel.Gpt2.Replace("\"n_layer\"", "\"scale_attn_by_inverse_layer_idx\":true,\"n_layer\"", StringComparison.Ordinal) },
        { "Mistral", RandomModel.LlamaWith("mistral", "\"sliding_window\":5") },
        { "Qwen 2", RandomModel.LlamaWith("qwen2", "\"use_sliding_window\":false") },
        { "Qwen 3", RandomModel.LlamaWith("qwen3", "\"head_dim\":8") },
        { "Phi-3", RandomModel.LlamaWith("phi3", "\"sliding_window\":null") },
        { "Phi-3, partly turned", RandomModel.LlamaWith("phi3", "\"head_dim\":8,\"partial_rotary_factor\":0.5,\"sliding_window\":7") },
        { "SmolLM 3", RandomModel.LlamaWith("smollm3", "\"no_rope_layers\":[1,0]") },
        { "GPT-2", RandomModel.Gpt2 },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Models))]
    public void Logits_are_those_of_the_slow_model(string name, string json)
    {
        var config = RandomModel.Write(_folder.Path, json, seed: name.Length);
        var weights = ReferenceWeights.Read(_folder["model.safetensors"]);
        int[] tokens = [.. Enumerable.Range(0, 19).Select(i => i * 7 % config.VocabularySize)];
        using var model = CausalModel.Load(_folder.Path, new LoadOptions { Threads = 2 });

        var logits = Logits(model, [tokens])[0];

        AssertNear(Reference(config, weights, tokens), logits, tolerance: 2e-4);
    }

    [Fact]
    public void Texts_of_a_batch_do_not_see_each_other()
    {
        RandomModel.Write(_folder.Path, RandomModel.Llama, seed: 4);
        using var model = CausalModel.Load(_folder.Path, new LoadOptions { Threads = 2 });
        int[][] texts = [[1, 2, 3], [4, 5, 6, 7, 8, 9, 10], [11]];

        var together = Logits(model, texts);

        for (var text = 0; text < texts.Length; text++)
        {
            AssertNear([.. Logits(model, [texts[text]])[0].Select(row => Array.ConvertAll(row, value => (double)value))], together[text], tolerance: 1e-5);
        }
    }

    [Theory]
    [InlineData("mistral", "\"sliding_window\":5")]
    [InlineData("phi3", LongRope)]
    public void A_cache_gives_the_logits_of_the_whole_text(string type, string fields)
    {
        // The text becomes longer than what LongRoPE's short factors are for.
        RandomModel.Write(_folder.Path, RandomModel.LlamaWith(type, fields.Replace("ORIGINAL", "8", StringComparison.Ordinal)), seed: 4);
        using var model = CausalModel.Load(_folder.Path, new LoadOptions { Threads = 2 });
        int[] tokens = [.. Enumerable.Range(0, 17).Select(i => i * 5 % 61)];
        var whole = Logits(model, [tokens])[0];
        using var pass = new CausalPass(model, ActivationKeeping.None);
        using var cache = new KeyValueCache(2, 12, texts: 3, capacity: 20);

        // Slot 2, in parts of 6, 1, 1, 9 tokens.
        var at = 0;
        foreach (var part in new[] { 6, 1, 1, 9 })
        {
            var layout = RowLayout.Next([0, part], [2], cache);
            pass.Forward(tokens.AsSpan(at, part), layout);
            cache.Advance(2, part);
            var logits = new float[61];
            pass.Logits([part - 1], layout, logits);
            at += part;

            AssertNear([Array.ConvertAll(whole[at - 1], value => (double)value)], [logits], tolerance: 1e-5);
        }
    }

    [Theory]
    [InlineData("tinystories-656k")]
    [InlineData("stories260k-llama2c/hf")]
    public void Pretrained_models_give_the_logits_and_the_greedy_tokens_of_the_reference(string name)
    {
        var folder = SharedModels.Folder(name);
        using var model = CausalModel.Load(folder, new LoadOptions { Threads = 2 });
        using var golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "golden.json")));
        var cases = golden.RootElement.ValueKind == JsonValueKind.Array ? [.. golden.RootElement.EnumerateArray()] : new[] { golden.RootElement };
        foreach (var example in cases)
        {
            var prompt = Ids(example, "ids");
            var last = Logits(model, [prompt])[0][^1];
            var top = Ids(example, "last_top5");
            var expected = example.GetProperty("last_top5_logits").EnumerateArray().Select(value => value.GetDouble()).ToArray();

            Assert.Equal(top, last.Select((logit, token) => (logit, token)).OrderByDescending(pair => pair.logit).Take(5).Select(pair => pair.token));
            Assert.Equal(expected, top.Select(token => (double)last[token]), (one, other) => Math.Abs(one - other) <= 1e-3);
            AssertGreedy(model, Ids(example, "greedy_ids"), prompt.Length);
        }
    }

    [Fact]
    public void An_encoder_is_not_loaded_as_a_language_model()
    {
        RandomModel.Write(_folder.Path, RandomModel.Bert, seed: 1);

        Assert.Throws<CheckpointException>(() => CausalModel.Load(_folder.Path));
    }

    [Fact]
    public void A_checkpoint_that_lacks_a_tensor_is_refused_by_its_name()
    {
        RandomModel.Write(_folder.Path, RandomModel.Llama, seed: 1);
        File.WriteAllText(_folder["config.json"], RandomModel.Llama.Replace("\"num_hidden_layers\":2", "\"num_hidden_layers\":3", StringComparison.Ordinal));

        var error = Assert.Throws<CheckpointException>(() => CausalModel.Load(_folder.Path));

        Assert.Contains("model.layers.2", error.Message, StringComparison.Ordinal);
    }

    internal static double[][] Reference(ModelConfig config, ReferenceWeights weights, int[] tokens) =>
        config.Family == ModelFamily.Gpt2 ? ReferenceGpt2.Logits(config, weights, tokens) : ReferenceDecoder.Logits(config, weights, tokens);

    private static int[] Ids(JsonElement example, string name) => [.. example.GetProperty(name).EnumerateArray().Select(id => id.GetInt32())];

    /// <summary>In one pass: of every token behind the prompt, the likeliest is the next.</summary>
    private static void AssertGreedy(CausalModel model, int[] greedy, int promptLength)
    {
        var logits = Logits(model, [greedy])[0];
        var likeliest = logits.Select(row => Array.IndexOf(row, row.Max())).ToArray();
        Assert.Equal(greedy[promptLength..], likeliest[(promptLength - 1)..^1]);
    }

    private static float[][][] Logits(CausalModel model, int[][] texts)
    {
        var batch = TokenBatch.Of(texts);
        var layout = RowLayout.Whole(batch.Starts);
        var vocabulary = model.Config.VocabularySize;
        var logits = new float[batch.Rows * vocabulary];
        using var pass = new CausalPass(model, ActivationKeeping.None);
        pass.Forward(batch.Tokens, layout);
        pass.Logits([.. Enumerable.Range(0, batch.Rows)], layout, logits);
        var rows = logits.Chunk(vocabulary).ToArray();
        return [.. texts.Select((_, text) => rows[batch.Starts[text]..batch.Starts[text + 1]])];
    }

    private static void AssertNear(double[][] expected, float[][] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var row = 0; row < expected.Length; row++)
        {
            Assert.Equal(expected[row], Array.ConvertAll(actual[row], value => (double)value), (one, other) => Math.Abs(one - other) <= tolerance * (1 + Math.Abs(one)));
        }
    }
}
