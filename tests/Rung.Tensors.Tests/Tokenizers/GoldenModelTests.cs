using System.Text.Json;
using Rung.Tensors.Tokenizers;

namespace Rung.Tensors.Tests.Tokenizers;

/// <summary>The ids and the texts that came with small models.</summary>
public sealed class GoldenModelTests
{
    [Theory]
    [InlineData("models/tinystories-656k")]
    [InlineData("models/stories260k-llama2c/hf")]
    public void Prompts_and_generated_texts_agree(string path)
    {
        var folder = path.Split('/');
        var subject = Tokenizer.Load(SharedFiles.PathTo([.. folder, "tokenizer.json"]));
        using var file = JsonDocument.Parse(File.ReadAllText(SharedFiles.PathTo([.. folder, "golden.json"])));
        var cases = file.RootElement.ValueKind == JsonValueKind.Array ? [.. file.RootElement.EnumerateArray()] : new[] { file.RootElement };

        foreach (var item in cases)
        {
            var prompt = item.GetProperty("prompt").GetString()!;
            var generated = Ids(item.GetProperty("greedy_ids"));

            Assert.Equal(Ids(item.GetProperty("ids")), subject.Encode(prompt).Ids);

            // One of the two was written down with the space that encoding puts in front; both without the start of text.
            Assert.Equal(
                item.GetProperty("greedy_text").GetString()!.TrimStart(' '),
                subject.Decode(generated.AsSpan(1), new DecodeOptions { SkipsSpecialTokens = false }));
        }
    }

    private static int[] Ids(JsonElement array) => [.. array.EnumerateArray().Select(id => id.GetInt32())];
}
