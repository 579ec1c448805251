using Rung.Tensors.Checkpoints;
using Rung.Tensors.Descriptions;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Lora;
using Rung.Tensors.Models;
using Rung.Tensors.Tests.Checkpoints;
using Rung.Tensors.Tests.Models;

namespace Rung.Tensors.Tests.Descriptions;

public sealed class ModelDescriptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Models() => new()
    {
        { "Llama", RandomModel.Llama },
        { "tied", RandomModel.Llama.Replace("\"tie_word_embeddings\":false", "\"tie_word_embeddings\":true", StringComparison.Ordinal) },
        { "Phi-3", RandomModel.LlamaWith("phi3", "\"sliding_window\":null") },
        { "GPT-2", RandomModel.Gpt2 },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Models))]
    public void The_memory_that_is_told_is_what_the_model_takes(string name, string json)
    {
        Assert.NotEmpty(name);
        RandomModel.Write(_folder.Path, json, seed: 1);
        var description = ModelDescription.Read(_folder.Path);

        foreach (var (format, bytes) in description.MemoryBytes)
        {
            using var model = CausalModel.Load(_folder.Path, new LoadOptions { Threads = 1, Format = format });
            Assert.Equal(model.AllWeightBytes, bytes);
        }

        Assert.Equal(ModelUse.Generation, description.Use);
        Assert.Equal([WeightFormat.Float32, WeightFormat.BFloat16, WeightFormat.Int8, WeightFormat.Nf4], description.MemoryBytes.Select(held => held.Format));
    }

    [Theory]
    [InlineData(RandomModel.Bert, ModelUse.Embedding)]
    [InlineData(RandomModel.BertCrossEncoder, ModelUse.Classification)]
    [InlineData(RandomModel.Roberta, ModelUse.Classification)]
    public void The_memory_that_is_told_of_an_encoder_is_what_it_takes_its_head_included(string json, ModelUse use)
    {
        RandomModel.Write(_folder.Path, json, seed: 1);

        var description = ModelDescription.Read(_folder.Path);

        Assert.Equal(use, description.Use);
        Assert.Equal(4, description.MemoryBytes.Length);
        foreach (var (format, bytes) in description.MemoryBytes)
        {
            using var encoder = TextEncoder.Load(_folder.Path, new LoadOptions { Threads = 1, Format = format });
            Assert.Equal(encoder.AllWeightBytes, bytes);
        }
    }

    [Fact]
    public void A_model_that_can_be_run_is_described_in_full()
    {
        var description = ModelDescription.Read(SharedModels.Folder("tinystories-656k"));

        Assert.True(description.CanRun, string.Join('\n', description.Obstacles));
        Assert.Equal(("LlamaForCausalLM", ModelUse.Generation), (description.Architecture, description.Use));
        Assert.InRange(description.Parameters!.Value, 600_000, 700_000);
        Assert.Equal("BPE with bytes for what is unknown", description.Tokenizer);
        Assert.Equal(description.Config!.VocabularySize, description.TokenizerSize);
        Assert.True(description.DiskBytes > 600_000);
    }

    [Fact]
    public void All_that_hinders_is_told_at_once()
    {
        RandomModel.Write(_folder.Path, RandomModel.Llama, seed: 1);
        _folder.Write("config.json", """{"model_type":"mamba","architectures":["MambaForCausalLM"],"quantization_config":{"bits":4}}""");

        var description = ModelDescription.Read(_folder.Path);

        Assert.False(description.CanRun);
        Assert.Equal("MambaForCausalLM", description.Architecture);
        Assert.Equal(3, description.Obstacles.Length);
        Assert.Contains(description.Obstacles, obstacle => obstacle.Contains("'mamba'", StringComparison.Ordinal));
    }

    [Fact]
    public void An_adapter_is_described_as_one()
    {
        RandomModel.Write(_folder["model"], RandomModel.Llama, seed: 1);
        using (var model = CausalModel.Load(_folder["model"], new LoadOptions { Threads = 1 }))
        {
            LoraAdapter.Attach(model, new LoraOptions { Rank = 4 }).Save(_folder["adapter"], "acme/small");
        }

        var description = ModelDescription.Read(_folder["adapter"]);

        Assert.Equal((ModelUse.Adapter, "LORA adapter for acme/small, rank 4, alpha 16"), (description.Use, description.Architecture));
        Assert.Equal(ElementType.Float32, Assert.Single(description.StoredAs).Type);
    }
}
