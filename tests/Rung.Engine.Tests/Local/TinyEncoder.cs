using System.Text.Json;
using Rung.Tensors.Tests.Models;

namespace Rung.Engine.Tests.Local;

/// <summary>A BERT with random weights and a WordPiece vocabulary of letters, in a folder of its own.</summary>
internal sealed class TinyEncoder : IDisposable
{
    private static readonly string[] Special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"];

    /// <param name="config">The content of its config.json; that of a cross-encoder, for one.</param>
    /// <param name="seed">Of its weights.</param>
    public TinyEncoder(string config = RandomModel.Bert, int seed = 5)
    {
        RandomModel.Write(Folder, config, seed);
        string[] letters = [.. Enumerable.Range('a', 26).Select(letter => $"{(char)letter}")];
        var vocabulary = Special.Concat(letters).Concat(letters.Select(letter => $"##{letter}"))
            .Select((token, id) => (token, id)).ToDictionary(pair => pair.token, pair => pair.id);
        File.WriteAllText(Path.Combine(Folder, "tokenizer.json"), JsonSerializer.Serialize(new
        {
            version = "1.0",
            added_tokens = Special.Select((token, id) => new { id, content = token, single_word = false, lstrip = false, rstrip = false, normalized = false, special = true }),
            normalizer = new { type = "BertNormalizer", clean_text = true, handle_chinese_chars = true, strip_accents = (bool?)null, lowercase = true },
            pre_tokenizer = new { type = "BertPreTokenizer" },
            post_processor = new { type = "BertProcessing", sep = new object[] { "[SEP]", 3 }, cls = new object[] { "[CLS]", 2 } },
            decoder = new { type = "WordPiece", prefix = "##", cleanup = true },
            model = new { type = "WordPiece", unk_token = "[UNK]", continuing_subword_prefix = "##", max_input_chars_per_word = 100, vocab = vocabulary },
        }));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("rung-encoder-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
