using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Rung.Tensors.Tokenizers.Training;

/// <summary>Writes a trained tokenizer as <c>tokenizer.json</c>: special tokens first, then the bytes, then the merges' tokens.</summary>
internal static class TrainedFile
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(List<string> tokens, List<(int Left, int Right)> merges, ImmutableArray<string> special)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("version", "1.0");
            json.WriteNull("truncation");
            json.WriteNull("padding");
            WriteAdded(json, special);
            json.WriteNull("normalizer");
            WriteByteLevel(json, "pre_tokenizer");
            WriteByteLevel(json, "post_processor");
            WriteByteLevel(json, "decoder");
            WriteModel(json, tokens, merges, special);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteAdded(Utf8JsonWriter json, ImmutableArray<string> special)
    {
        json.WriteStartArray("added_tokens");
        for (var id = 0; id < special.Length; id++)
        {
            json.WriteStartObject();
            json.WriteNumber("id", id);
            json.WriteString("content", special[id]);
            foreach (var flag in (ReadOnlySpan<string>)["single_word", "lstrip", "rstrip", "normalized"])
            {
                json.WriteBoolean(flag, value: false);
            }

            json.WriteBoolean("special", value: true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteByteLevel(Utf8JsonWriter json, string property)
    {
        json.WriteStartObject(property);
        json.WriteString("type", "ByteLevel");
        json.WriteBoolean("add_prefix_space", value: false);
        json.WriteBoolean("trim_offsets", value: false);
        json.WriteBoolean("use_regex", value: true);
        json.WriteEndObject();
    }

    private static void WriteModel(Utf8JsonWriter json, List<string> tokens, List<(int Left, int Right)> merges, ImmutableArray<string> special)
    {
        json.WriteStartObject("model");
        json.WriteString("type", "BPE");
        json.WriteNull("dropout");
        json.WriteNull("unk_token");
        json.WriteBoolean("fuse_unk", value: false);
        json.WriteBoolean("byte_fallback", value: false);
        json.WriteStartObject("vocab");
        var id = 0;
        foreach (var token in special.Concat(tokens))
        {
            json.WriteNumber(token, id++);
        }

        json.WriteEndObject();
        json.WriteStartArray("merges");
        foreach (var (left, right) in merges)
        {
            json.WriteStringValue($"{tokens[left]} {tokens[right]}");
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
