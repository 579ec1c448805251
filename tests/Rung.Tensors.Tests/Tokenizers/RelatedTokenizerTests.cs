using System.Text.Json;
using Rung.Tensors.Tokenizers;

namespace Rung.Tensors.Tests.Tokenizers;

/// <summary>Tokenizers without ids of their own, held to what is known of their relatives.</summary>
public sealed class RelatedTokenizerTests
{
    [Fact]
    public void RoBERTa_has_the_tokens_of_GPT_2_between_its_own()
    {
        var (roberta, gpt2) = (Load("tokenizers/roberta/tokenizer.json"), Load("tokenizers/gpt2/tokenizer.json"));

        foreach (var text in Texts())
        {
            string[] expected = ["<s>", .. gpt2.Encode(text).Ids.Select(id => gpt2.TokenOf(id)!), "</s>"];

            Assert.Equal(expected, roberta.Encode(text).Ids.Select(id => roberta.TokenOf(id)!));
        }
    }

    [Fact]
    public void Phi_2_differs_from_GPT_2_in_runs_of_blanks_alone()
    {
        var (phi, gpt2) = (Load("tokenizers/phi-2/tokenizer.json"), Load("tokenizers/gpt2/tokenizer.json"));
        var plain = Texts().Where(text => !text.Contains("  ", StringComparison.Ordinal) && !text.Contains("\t\t", StringComparison.Ordinal)).ToList();

        Assert.Equal(39, plain.Count);
        Assert.All(plain, text => Assert.Equal(gpt2.Encode(text).Ids, phi.Encode(text).Ids));
        Assert.All(Texts(), text => Assert.Equal(text, phi.Decode(phi.Encode(text).Ids.AsSpan())));
        Assert.Equal(["    ", "x"], phi.Encode("    x").Ids.Select(phi.TokenOf));
    }

    [Fact]
    public void Baby_llama_reads_characters()
    {
        var lines = File.ReadAllLines(SharedFiles.PathTo("models", "babyllama-tok105", "tok105.vocab"));
        var vocabulary = string.Join(',', lines.Select(line => $"[{JsonSerializer.Serialize(line.Split('\t')[0])}, {line.Split('\t')[1]}]"));
        var subject = SmallTokenizer.Read($$"""
            { "normalizer": { "type": "Sequence", "normalizers": [{ "type": "Prepend", "prepend": "▁" }, { "type": "Replace", "pattern": { "String": " " }, "content": "▁" }] },
              "decoder": { "type": "Metaspace", "replacement": "▁", "add_prefix_space": true }, "model": { "type": "Unigram", "unk_id": 0, "vocab": [{{vocabulary}}] } }
            """);

        var encoded = subject.Encode("Once upon a time");

        Assert.Equal(105, subject.VocabularySize);
        Assert.Equal("▁Once▁upon▁a▁time".Select(letter => Array.FindIndex(lines, line => line[0] == letter && line[1] == '\t')), encoded.Ids);
        Assert.Equal("Once upon a time", subject.Decode(encoded.Ids.AsSpan()));
    }

    [Theory]
    [InlineData("float32")]
    [InlineData("float16")]
    [InlineData("int8")]
    [InlineData("sentence-transformers")]
    [InlineData("vocab-quantized")]
    public void The_tokenizers_of_static_embeddings_read_words(string model)
    {
        var subject = Load($"models/model2vec-rs-fixtures/test-model-{model}/tokenizer.json");

        var tokens = subject.Encode("Hello, wörld!", new EncodeOptions { AddsSpecialTokens = false }).Ids.Select(id => subject.TokenOf(id)!.Trim('▁'));

        Assert.Equal(["hello", ",", "world", "!"], tokens.Where(token => token.Length > 0));
    }

    private static Tokenizer Load(string path) => Tokenizer.Load(SharedFiles.PathTo(path.Split('/')));

    private static string[] Texts() =>
        File.ReadAllText(SharedFiles.PathTo("tokenizers", "llama.cpp-vectors", "ggml-vocab-gpt-2.gguf.inp")).Split("\n__ggml_vocab_test__\n")[..^1];
}
