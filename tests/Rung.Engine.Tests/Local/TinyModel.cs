using System.Text.Json;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Lora;
using Rung.Tensors.Models;
using Rung.Tensors.Tokenizers.Training;

namespace Rung.Engine.Tests.Local;

/// <summary>A model with random weights in a folder of its own, as Hugging Face lays them out; made in milliseconds, gone with the test.</summary>
internal sealed class TinyModel : IDisposable
{
    public const string End = "<|end|>";

    private const string Begin = "<|begin|>";

    private readonly string _parent = Directory.CreateTempSubdirectory("rung-model-").FullName;

    /// <param name="template">Its chat template, where it has one.</param>
    /// <param name="positions">The longest text.</param>
    /// <param name="seed">Of its weights.</param>
    public TinyModel(string? template = null, int positions = 1024, ulong seed = 1)
    {
        Folder = Path.Combine(_parent, "tiny");
        Directory.CreateDirectory(Folder);
        var trainer = new BpeTrainer(new BpeTrainerOptions { VocabularySize = 320, SpecialTokens = [Begin, End] });
        trainer.Add("You label one input at a time. Choose exactly one label of the list. Answer with that label alone. refund delivery battery invoice input");
        File.WriteAllBytes(Path.Combine(Folder, "tokenizer.json"), trainer.Train(CancellationToken.None));
        File.WriteAllText(
            Path.Combine(Folder, "tokenizer_config.json"),
            JsonSerializer.Serialize(new { bos_token = Begin, eos_token = new { content = End }, chat_template = template }));
        using var model = CausalModel.Create(Config(positions), seed);
        ModelWriter.Write(model, Folder);
    }

    public string Folder { get; }

    /// <summary>An adapter that changes every answer.</summary>
    /// <returns>Its folder.</returns>
    public string WriteAdapter(int seed)
    {
        var folder = Path.Combine(_parent, "adapter");
        using var model = CausalModel.Load(Folder);
        LoraAdapter.Attach(model, new LoraOptions { Rank = 4, Alpha = 16 }).Save(folder, "tiny");
        var path = Path.Combine(folder, "adapter_model.safetensors");
        var random = new Random(seed);
        List<TensorContent> tensors;
        using (var file = SafetensorsFile.Open(path))
        {
            tensors = [.. file.Tensors.Values.OrderBy(entry => entry.Name, StringComparer.Ordinal).Select(entry =>
                TensorContent.Of(entry.Name, Enumerable.Range(0, (int)entry.Count).Select(_ => random.NextSingle() - 0.5f).ToArray(), [.. entry.Shape]))];
        }

        SafetensorsWriter.Write(path, tensors);
        return folder;
    }

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    private static ModelConfig Config(int positions) => new()
    {
        ModelType = "llama",
        Family = ModelFamily.Llama,
        VocabularySize = 320,
        HiddenSize = 32,
        IntermediateSize = 64,
        Layers = 2,
        Heads = 4,
        KeyValueHeads = 2,
        HeadSize = 8,
        RotarySize = 8,
        MaxPositions = positions,
        NormEpsilon = 1e-5f,
        Activation = Activation.Silu,
        TiesEmbeddings = true,
        BeginningToken = 0,
        EndTokens = [1],
    };
}
