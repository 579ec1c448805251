using System.Text;
using Rung.Tensors.Tokenizers;

namespace Rung.Tensors.Tests.Tokenizers;

public sealed class TokenizerFileTests
{
    private const string Model = """ "model": { "type": "BPE", "vocab": { "a": 0, "b": 1, "ab": 2 }, "merges": ["a b"] } """;

    [Theory]
    [InlineData("", "line 1, byte 1")]
    [InlineData("[]", "$: an object is expected.")]
    [InlineData("{}", "$: the property 'model' is missing.")]
    [InlineData("""{ "surprise": 1, "model": {} }""", "$: the property 'surprise' is not known")]
    [InlineData("""{ "version": "1.0", "version": "1.0", "model": {} }""", "$: the property 'version' stands here twice.")]
    [InlineData("""{ "\ud800": 1, "model": {} }""", "well-formed Unicode")]
    [InlineData("""{ "model": { "type": "WordLevel" } }""", "$.model: a model of type 'WordLevel' is not supported")]
    [InlineData("""{ "model": { "type": "BPE", "vocab": { "a": 0, "a": 1 }, "merges": [] } }""", "$.model.vocab['a']: the token stands in the vocabulary twice.")]
    [InlineData("""{ "model": { "type": "BPE", "vocab": { "a": 0, "b": 0 }, "merges": [] } }""", "$.model.vocab['b']: the id 0 is that of 'a' already.")]
    [InlineData("""{ "model": { "type": "BPE", "vocab": { "a": -1 }, "merges": [] } }""", "$.model.vocab['a']: a whole number from 0 to 4194303 is expected, not -1.")]
    [InlineData("""{ "model": { "type": "BPE", "vocab": { "a": 9223372036854775808 }, "merges": [] } }""", "$.model.vocab['a']: a whole number")]
    [InlineData("""{ "model": { "type": "BPE", "vocab": { "a": "0" }, "merges": [] } }""", "$.model.vocab['a']: a whole number")]
    [InlineData("""{ "model": { "type": "BPE", "vocab": { "a": 0 }, "merges": ["a a"] } }""", "$.model.merges[0]: 'a' and 'a' make 'aa': not all three are in the vocabulary.")]
    [InlineData("""{ "model": { "type": "BPE", "vocab": { "a": 0 }, "merges": ["a"] } }""", "$.model.merges[0]: two tokens with a space between are expected")]
    [InlineData("""{ "model": { "type": "BPE", "vocab": { "a": 0 }, "merges": [["a", 1]] } }""", "$.model.merges[0][1]: a string is expected, not a number.")]
    [InlineData("""{ "model": { "type": "BPE", "vocab": { "\ud800": 0 }, "merges": [] } }""", "well-formed Unicode")]
    [InlineData("""{ "model": { "type": "BPE", "vocab": { "a": 0 }, "merges": [], "unk_token": "u" } }""", "$.model.unk_token: the token 'u' is not in the vocabulary.")]
    [InlineData("""{ "model": { "type": "Unigram", "unk_id": 0, "vocab": [["a", 1e999]] } }""", "$.model.vocab[0][1]: a finite number is expected")]
    [InlineData("""{ "model": { "type": "Unigram", "unk_id": 0, "vocab": [["a", NaN]] } }""", "line 1, byte")]
    [InlineData("""{ "model": { "type": "Unigram", "unk_id": 7, "vocab": [["a", 0]] } }""", "$.model.unk_id: a whole number from 0 to 0 is expected, not 7.")]
    [InlineData("""{ "model": { "type": "Unigram", "unk_id": 0, "vocab": [["a", 0], ["a", 1]] } }""", "$.model.vocab[1]: the token 'a' stands in the vocabulary twice.")]
    public void A_wrong_file_is_refused_with_its_place(string json, string message)
    {
        var refused = Assert.Throws<TokenizerFileException>(() => SmallTokenizer.Read(json));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("small.json, ", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""" "normalizer": { "type": "Magic" } """, "$.normalizer: a normalizer of type 'Magic' is not supported.")]
    [InlineData(""" "normalizer": { "type": "Replace", "pattern": { "Regex": "(a)\\1" }, "content": "" } """, "$.normalizer.pattern.Regex: The pattern '(a)\\1', at character 4")]
    [InlineData(""" "normalizer": { "type": "Precompiled", "precompiled_charsmap": "AAAA" } """, "$.normalizer.precompiled_charsmap: this is no table")]
    [InlineData(""" "normalizer": { "type": "Lowercase", "locale": "tr" } """, "$.normalizer: the property 'locale' is not known")]
    [InlineData(""" "pre_tokenizer": { "type": "UnicodeScripts" } """, "$.pre_tokenizer: a pre-tokenizer of type 'UnicodeScripts' is not supported.")]
    [InlineData(""" "pre_tokenizer": { "type": "Split", "pattern": { "String": "a" }, "behavior": "Shredded" } """, "$.pre_tokenizer.behavior: 'Shredded' is not supported; known are Removed")]
    [InlineData(""" "decoder": { "type": "CTC" } """, "$.decoder: a decoder of type 'CTC' is not supported.")]
    [InlineData(""" "post_processor": { "type": "BertProcessing", "sep": ["x", 9], "cls": ["y", 0] } """, "$.post_processor.cls[1]")]
    [InlineData(""" "added_tokens": [{ "id": 5, "content": "a" }] """, "$.added_tokens[0]: the token 'a' is added as 5, but the vocabulary has it as 0.")]
    [InlineData(""" "added_tokens": [{ "id": 1, "content": "x" }] """, "$.added_tokens[0]: the id 1 of 'x' is that of 'b' already.")]
    [InlineData(""" "added_tokens": [{ "id": 3, "content": "x" }, { "id": 4, "content": "x" }] """, "$.added_tokens[1]: the token 'x' is added twice.")]
    public void A_wrong_part_is_refused_with_its_place(string part, string message)
    {
        var refused = Assert.Throws<TokenizerFileException>(() => SmallTokenizer.Read($"{{ {part}, {Model} }}"));

        var place = message.Replace("cls[1]", "sep[1]", StringComparison.Ordinal);
        Assert.True(refused.Message.Contains(message, StringComparison.Ordinal) || refused.Message.Contains(place, StringComparison.Ordinal), refused.Message);
    }

    [Fact]
    public void Replacements_that_grow_without_end_are_stopped()
    {
        const string Doubling = """{ "type": "Replace", "pattern": { "String": "a" }, "content": "aa" }""";
        var steps = string.Join(',', Enumerable.Repeat(Doubling, 60));
        var inward = SmallTokenizer.Read($$"""{ "normalizer": { "type": "Sequence", "normalizers": [{{steps}}] }, {{Model}} }""");
        var outward = SmallTokenizer.Read($$"""{ "decoder": { "type": "Sequence", "decoders": [{{steps}}] }, {{Model}} }""");

        Assert.Throws<TextGrowthException>(() => inward.Encode("a"));
        Assert.Throws<TextGrowthException>(() => outward.Decode([0]));
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.StartsWith("nowhere/tokenizer.json, ", Assert.Throws<TokenizerFileException>(() => Tokenizer.Load("nowhere/tokenizer.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void Dropout_and_repeated_merges_are_noted()
    {
        var subject = SmallTokenizer.Read("""{ "model": { "type": "BPE", "dropout": 0.1, "vocab": { "a": 0, "b": 1, "ab": 2 }, "merges": ["a b", "a b"] } }""");

        Assert.Equal(2, subject.Notes.Length);
        Assert.Equal([2], subject.Encode("ab").Ids);
    }

    [Fact]
    public void Mutated_files_are_refused_by_name_or_read()
    {
        var random = new Random(29);
        var originals = MutatedTokenizer.Originals();

        for (var i = 0; i < 400; i++)
        {
            Assert.NotEqual("", MutatedTokenizer.Outcome(MutatedTokenizer.Mutate(originals[i % originals.Count], random)));
        }
    }

    [Fact]
    public void A_byte_order_mark_is_no_harm() =>
        Assert.Equal([2], SmallTokenizer.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($"{{ {Model} }}")]).Encode("ab").Ids);
}
