using Rung.Tensors.Tokenizers;

namespace Rung.Tensors.Tests.Tokenizers;

public sealed class EncodingTests
{
    private const string Bert = """
        "normalizer": { "type": "BertNormalizer" }, "pre_tokenizer": { "type": "BertPreTokenizer" },
        "post_processor": { "type": "BertProcessing", "sep": ["[SEP]", 2], "cls": ["[CLS]", 1] }, "decoder": { "type": "WordPiece" }
        """;

    private const string Spaces = """
        "model": { "type": "BPE", "unk_token": "?", "vocab": { "?": 0, "a": 1, "b": 2, " ": 3, "<m>": 4 }, "merges": [] }
        """;

    [Fact]
    public void A_pair_has_its_segments_and_its_spans()
    {
        var subject = SmallTokenizer.WordPiece(Bert);

        var encoded = subject.EncodePair("Ab á!", "abb");

        Assert.Equal([1, 6, 3, 7, 2, 6, 5, 2], encoded.Ids);
        Assert.Equal([0, 0, 0, 0, 0, 1, 1, 1], encoded.TypeIds);
        Assert.Equal([-1, 0, 0, 0, -1, 1, 1, -1], encoded.Sequences.Select(sequence => (int)sequence));
        Assert.Equal(["", "Ab", "á", "!", ""], encoded.Spans.Take(5).Select(span => span.Of("Ab á!").ToString()));
        Assert.Equal(new TextSpan(2, 3), encoded.Spans[6]);
        Assert.Equal("ab a! abb", subject.Decode(encoded.Ids.AsSpan(), new DecodeOptions()).Replace("[CLS] ", "", StringComparison.Ordinal).Replace(" [SEP]", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(8, new[] { 1, 6, 3, 7, 2, 6, 5, 2 })]
    [InlineData(7, new[] { 1, 6, 3, 2, 6, 5, 2 })]
    [InlineData(6, new[] { 1, 6, 3, 2, 6, 2 })]
    [InlineData(5, new[] { 1, 6, 2, 6, 2 })]
    [InlineData(3, new[] { 1, 2, 2 })]
    public void What_is_too_long_is_cut_off_the_longer_text(int most, int[] expected) =>
        Assert.Equal(expected, SmallTokenizer.WordPiece(Bert).EncodePair("ab a!", "abb", new EncodeOptions { MaxTokens = most }).Ids);

    [Fact]
    public void Less_room_than_the_model_itself_needs_is_refused() =>
        Assert.Throws<ArgumentException>(() => SmallTokenizer.WordPiece(Bert).Encode("a", new EncodeOptions { MaxTokens = 1 }));

    [Fact]
    public void A_word_that_cannot_be_spelt_is_unknown_as_a_whole() =>
        Assert.Equal([0, 7, 3], SmallTokenizer.WordPiece(Bert).Encode("aXb!a", new EncodeOptions { AddsSpecialTokens = false }).Ids);

    [Theory]
    [InlineData("", "a <m> b", new[] { 1, 3, 4, 3, 2 }, "<m>")]
    [InlineData(""", "lstrip": true """, "a <m> b", new[] { 1, 4, 3, 2 }, " <m>")]
    [InlineData(""", "rstrip": true """, "a <m>  b", new[] { 1, 3, 4, 2 }, "<m>  ")]
    [InlineData(""", "single_word": true """, "a<m> <m>", new[] { 1, 0, 0, 0, 3, 4 }, "<m>")]
    public void An_added_token_is_found_as_its_flags_say(string flags, string text, int[] expected, string found)
    {
        var subject = SmallTokenizer.Read($$"""{ "added_tokens": [{ "id": 4, "content": "<m>", "normalized": false{{flags}} }], {{Spaces}} }""");

        var encoded = subject.Encode(text);

        Assert.Equal(expected, encoded.Ids);
        Assert.Equal(found, encoded.Spans[encoded.Ids.LastIndexOf(4)].Of(text).ToString());
    }

    [Fact]
    public void Of_added_tokens_the_longest_is_found_and_strangers_can_be_kept_from_writing_special_ones()
    {
        var subject = SmallTokenizer.Read($$"""
            { "added_tokens": [{ "id": 4, "content": "<m>", "special": true, "normalized": false }, { "id": 5, "content": "<m>a", "normalized": false }], {{Spaces}} }
            """);

        Assert.Equal([5, 4, 2], subject.Encode("<m>a<m>b").Ids);
        Assert.Equal([5, 0, 0, 0, 2], subject.Encode("<m>a<m>b", new EncodeOptions { FindsSpecialTokens = false }).Ids);
        Assert.Equal("ab", subject.Decode([1, 4, 2]).Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_token_in_the_normalised_text_is_found_whatever_the_case() =>
        Assert.Equal([1, 4, 2], SmallTokenizer.Read($$"""
            { "added_tokens": [{ "id": 4, "content": "<M>", "normalized": true }], "normalizer": { "type": "Lowercase" },
              "model": { "type": "BPE", "vocab": { "?": 0, "a": 1, "b": 2 }, "merges": [] } }
            """).Encode("A<m>B").Ids);

    [Theory]
    [InlineData("Removed", "a|b|c")]
    [InlineData("Isolated", "a|-|-|b|-|c")]
    [InlineData("MergedWithPrevious", "a-|-|b-|c")]
    [InlineData("MergedWithNext", "a|-|-b|-c")]
    [InlineData("Contiguous", "a|--|b|-|c")]
    public void A_separator_goes_where_the_behaviour_says(string behavior, string expected)
    {
        var subject = SmallTokenizer.Read($$"""
            { "pre_tokenizer": { "type": "Split", "pattern": { "String": "-" }, "behavior": "{{behavior}}" },
              "model": { "type": "BPE", "unk_token": "?", "fuse_unk": true, "vocab": { "?": 0 }, "merges": [] } }
            """);

        Assert.Equal(expected, string.Join('|', subject.Encode("a--b-c").Spans.Select(span => span.Of("a--b-c").ToString())));
    }

    [Fact]
    public void The_most_probable_way_is_taken_and_the_unknown_is_fused_or_spelt()
    {
        var bytes = string.Join(',', Enumerable.Range(0, 256).Select(value => $"""["<0x{value:X2}>", -9]"""));
        const string Tokens = """["<unk>", 0], ["a", -1], ["b", -1], ["ab", -3], ["abc", -1.5]""";

        var fused = SmallTokenizer.Read($$"""{ "model": { "type": "Unigram", "unk_id": 0, "vocab": [{{Tokens}}] } }""");
        var spelt = SmallTokenizer.Read($$"""{ "model": { "type": "Unigram", "unk_id": 0, "byte_fallback": true, "vocab": [{{Tokens}}, {{bytes}}] } }""");

        Assert.Equal([1, 2, 0, 4], fused.Encode("abéèabc").Ids);
        Assert.Equal(new TextSpan(2, 4), fused.Encode("abéèabc").Spans[2]);
        Assert.Equal([1, 5 + 0xC3, 5 + 0xA9, 1], spelt.Encode("aéa").Ids);
    }

    [Fact]
    public void Marks_of_continuing_and_ending_pieces_are_part_of_the_tokens()
    {
        var subject = SmallTokenizer.Read("""
            { "pre_tokenizer": { "type": "WhitespaceSplit" }, "decoder": { "type": "BPEDecoder", "suffix": "</w>" },
              "model": { "type": "BPE", "end_of_word_suffix": "</w>", "vocab": { "a": 0, "b</w>": 1, "ab</w>": 2, "a</w>": 3 }, "merges": [["a", "b</w>"]] } }
            """);

        Assert.Equal([2, 3], subject.Encode("ab a").Ids);
        Assert.Equal("ab a", subject.Decode([2, 3]));
    }

    [Fact]
    public void A_word_that_is_a_token_is_that_token_where_merges_are_ignored() =>
        Assert.Equal([2, 0], SmallTokenizer.Read("""
            { "pre_tokenizer": { "type": "WhitespaceSplit" }, "model": { "type": "BPE", "ignore_merges": true, "vocab": { "a": 0, "b": 1, "ab": 2 }, "merges": [] } }
            """).Encode("ab a").Ids);

    [Fact]
    public void An_id_of_no_token_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SmallTokenizer.WordPiece(Bert).Decode([99]));

    [Fact]
    public async Task Many_threads_may_encode_at_once()
    {
        var subject = SmallTokenizer.Trained();
        var texts = Enumerable.Range(0, 200).Select(i => string.Concat(Enumerable.Repeat($"{SmallTokenizer.Text[(i % 50)..]} {i} ", 5))).ToList();
        var expected = texts.Select(text => subject.Encode(text).Ids).ToList();

        var actual = await Task.WhenAll(texts.Select(text => Task.Run(() => subject.Encode(text).Ids)));

        Assert.Equal(expected.Select(ids => string.Join(' ', ids)), actual.Select(ids => string.Join(' ', ids)));
    }
}
