using System.Globalization;
using System.Text;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Descriptions;

namespace Rung.Cli.Hub;

/// <summary>A model's description for a terminal.</summary>
internal static class ModelWords
{
    public static string Of(ModelDescription model)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{model.Folder}\n");
        Row(text, "architecture", model.Architecture);
        Row(text, "use", Use(model));
        Row(text, "parameters", model.Parameters is { } count ? Count(count) : "unknown");
        Row(text, "stored as", string.Join(", ", model.StoredAs.Select(stored => $"{stored.Type} ({Count(stored.Numbers)})")));
        if (model.Config is { } config)
        {
            Row(text, "shape", Shape(config));
            Row(text, "context", string.Create(CultureInfo.InvariantCulture, $"{config.MaxPositions:#,0} tokens"));
            Row(text, "vocabulary", string.Create(CultureInfo.InvariantCulture, $"{config.VocabularySize:#,0} tokens"));
        }

        Row(text, "tokenizer", model.Tokenizer is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{model.Tokenizer}, {model.TokenizerSize:#,0} tokens"));
        Row(text, "chat template", model.Use is ModelUse.Generation ? (model.HasChatTemplate ? "yes" : "no") : "");
        Row(text, "on disk", SizeText.Of(model.DiskBytes));
        Row(text, "in memory", string.Join(" · ", model.MemoryBytes.Select(held => $"{held.Format} {SizeText.Of(held.Bytes)}")));
        Row(text, "runs here", model.CanRun ? "yes" : "no");
        foreach (var line in model.Obstacles.Concat(model.Notes))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {line}\n");
        }

        return text.ToString();
    }

    public static string Use(ModelDescription model) => model.Use switch
    {
        ModelUse.Generation => "writes texts",
        ModelUse.Embedding => "makes embeddings of texts",
        ModelUse.Classification => string.Create(CultureInfo.InvariantCulture, $"gives {model.Config!.Labels} labels or scores"),
        ModelUse.Adapter => "changes another model",
        _ => "unknown",
    };

    private static void Row(StringBuilder text, string name, string value)
    {
        if (value.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {name,-14} {value}\n");
        }
    }

    private static string Shape(ModelConfig config)
    {
        var groups = config.KeyValueHeads == config.Heads ? "" : string.Create(CultureInfo.InvariantCulture, $" ({config.KeyValueHeads} for keys)");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{config.Layers} layers, width {config.HiddenSize:#,0}, inner {config.IntermediateSize:#,0}, {config.Heads} heads{groups} of {config.HeadSize}");
    }

    private static string Count(long count) => count switch
    {
        >= 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{count / 1e9:0.00} billion"),
        >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{count / 1e6:0.0} million"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{count:#,0}"),
    };
}
