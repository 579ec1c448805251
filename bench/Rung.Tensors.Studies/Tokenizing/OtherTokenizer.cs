using System.Text;
using System.Text.Json;
using Microsoft.ML.Tokenizers;

namespace Rung.Tensors.Studies.Tokenizing;

/// <summary>Microsoft.ML.Tokenizers with a byte-level vocabulary of a tokenizer.json.</summary>
internal static class OtherTokenizer
{
    public static Tokenizer Load(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        var model = file.RootElement.GetProperty("model");
        using var vocabulary = new MemoryStream(Encoding.UTF8.GetBytes(model.GetProperty("vocab").GetRawText()));
        var lines = string.Join('\n', model.GetProperty("merges").EnumerateArray().Select(merge => merge.GetString()));
        using var merges = new MemoryStream(Encoding.UTF8.GetBytes($"#version: 0.2\n{lines}\n"));
        return CodeGenTokenizer.Create(vocabulary, merges, addPrefixSpace: false, addBeginOfSentence: false, addEndOfSentence: false);
    }
}
