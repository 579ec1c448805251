using System.Text.Json;

namespace Rung.Tensors.Checkpoints;

/// <summary>
/// Reads <c>model.safetensors.index.json</c>: which file holds which tensor. A shard is a plain file name beside the index:
/// a path that leaves the folder is refused before anything is opened.
/// </summary>
internal static class ShardIndex
{
    private const long LargestIndex = 100_000_000;

    /// <summary>The file of each tensor.</summary>
    public static Dictionary<string, string> Read(string path)
    {
        if (new FileInfo(path).Length > LargestIndex)
        {
            throw new CheckpointException(path, $"An index has at most {LargestIndex} bytes.");
        }

        try
        {
            return ReadMap(path, File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new CheckpointException(path, $"It is not the JSON of an index ({exception.Message}).", exception);
        }
    }

    private static Dictionary<string, string> ReadMap(string path, byte[] json)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 16 });
        var seen = false;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1 || !reader.ValueTextEquals("weight_map"u8))
            {
                continue;
            }

            reader.Read();
            if (seen || reader.TokenType != JsonTokenType.StartObject)
            {
                throw new CheckpointException(path, "Its weight_map comes twice or is not an object.");
            }

            seen = true;
            ReadFiles(path, ref reader, files);
        }

        return seen ? files : throw new CheckpointException(path, "It has no weight_map.");
    }

    private static void ReadFiles(string path, ref Utf8JsonReader reader, Dictionary<string, string> files)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var tensor = reader.GetString()!;
            reader.Read();
            var file = reader.GetString();
            if (!IsPlainName(file))
            {
                throw new CheckpointException(path, $"Tensor '{tensor}' is said to lie in '{file}'. A shard is a .safetensors file in the same folder.");
            }

            if (!files.TryAdd(tensor, file!))
            {
                throw new CheckpointException(path, $"Tensor '{tensor}' comes twice.");
            }
        }
    }

    private static bool IsPlainName(string? file) =>
        file is { Length: > 0 and < 256 }
        && file.EndsWith(".safetensors", StringComparison.Ordinal)
        && !file.StartsWith('.')
        && file.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_');
}
