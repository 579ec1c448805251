using System.Globalization;
using System.Text.Json;

namespace Rung.Tensors.Checkpoints;

/// <summary>How an encoder's output becomes an embedding, as the files beside its config.json say it.</summary>
/// <param name="Pooling">How the tokens' vectors become one.</param>
/// <param name="Normalises">Whether it is then made one long.</param>
public sealed record EmbeddingConfig(Pooling Pooling, bool Normalises)
{
    /// <summary>Reads <c>modules.json</c> and <c>1_Pooling/config.json</c>; where they are absent: mean, normalised.</summary>
    /// <exception cref="CheckpointException">They ask for a pooling or a module that is not run here.</exception>
    public static EmbeddingConfig Read(string folder)
    {
        var modules = Path.Combine(folder, "modules.json");
        var pooling = Path.Combine(folder, "1_Pooling", "config.json");
        return new EmbeddingConfig(
            File.Exists(pooling) ? ReadPooling(pooling) : Pooling.Mean,
            !File.Exists(modules) || AsksToNormalise(modules));
    }

    /// <summary>Writes the files that <see cref="Read"/> reads.</summary>
    internal void Write(string folder, int width)
    {
        var (mean, first) = (Pooling == Pooling.Mean ? "true" : "false", Pooling == Pooling.First ? "true" : "false");
        WriteText(
            Path.Combine(folder, "1_Pooling", "config.json"),
            string.Create(CultureInfo.InvariantCulture, $$"""{"word_embedding_dimension":{{width}},"pooling_mode_cls_token":{{first}},"pooling_mode_mean_tokens":{{mean}}}"""));
        string[] modules = ["""{"idx":0,"name":"0","path":"","type":"sentence_transformers.models.Transformer"}""",
            """{"idx":1,"name":"1","path":"1_Pooling","type":"sentence_transformers.models.Pooling"}"""];
        const string Normalize = """{"idx":2,"name":"2","path":"2_Normalize","type":"sentence_transformers.models.Normalize"}""";
        WriteText(Path.Combine(folder, "modules.json"), $"[{string.Join(',', Normalises ? [.. modules, Normalize] : modules)}]");
    }

    private static void WriteText(string path, string text) => AtomicFile.Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    private static Pooling ReadPooling(string path)
    {
        var json = ConfigObject.Load(path);
        var (mean, first) = (json.Claim("pooling_mode_mean_tokens", otherwise: false), json.Claim("pooling_mode_cls_token", otherwise: false));
        return (mean, first) switch
        {
            (true, false) => Pooling.Mean,
            (false, true) => Pooling.First,
            _ => throw new CheckpointException(path, "It asks for a pooling other than the mean or the first token, which is not run here."),
        };
    }

    private static bool AsksToNormalise(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var types = document.RootElement.EnumerateArray().Select(module => module.GetProperty("type").GetString() is { } name ? name.Split('.')[^1] : "").ToList();
            var unknown = types.Find(type => type is not ("Transformer" or "Pooling" or "Normalize"));
            return unknown is null
                ? types.Contains("Normalize")
                : throw new CheckpointException(path, $"It asks for a module '{unknown}', which is not run here.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new CheckpointException(path, $"It is not the list of modules of an encoder ({exception.Message}).", exception);
        }
    }
}
