using System.Text.Json;
using Rung.Tensors.Descriptions;

namespace Rung.Cli.Hub;

/// <summary>A model's description for a program: schema <c>rung.model/1</c>.</summary>
internal static class ModelJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static string Of(ModelDescription model) => JsonSerializer.Serialize(
        new
        {
            schema = "rung.model/1",
            folder = model.Folder,
            architecture = model.Architecture,
            use = model.Use.ToString().ToLowerInvariant(),
            parameters = model.Parameters,
            storedAs = model.StoredAs.ToDictionary(stored => stored.Type.ToString(), stored => stored.Numbers),
            modelType = model.Config?.ModelType,
            layers = model.Config?.Layers,
            hiddenSize = model.Config?.HiddenSize,
            intermediateSize = model.Config?.IntermediateSize,
            heads = model.Config?.Heads,
            keyValueHeads = model.Config?.KeyValueHeads,
            context = model.Config?.MaxPositions,
            vocabulary = model.Config?.VocabularySize,
            tokenizer = model.Tokenizer,
            tokenizerSize = model.TokenizerSize,
            hasChatTemplate = model.HasChatTemplate,
            diskBytes = model.DiskBytes,
            memoryBytes = model.MemoryBytes.ToDictionary(held => held.Format.ToString(), held => held.Bytes),
            runsHere = model.CanRun,
            obstacles = model.Obstacles,
            notes = model.Notes,
        },
        Indented) + "\n";
}
