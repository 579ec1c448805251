using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Rung.Tensors.Tokenizers;

namespace Rung.Tensors.Tests.Tokenizers;

/// <summary>What holds for any text, half surrogate pairs included.</summary>
public sealed class LawTests
{
    private static readonly Tokenizer Subject = SmallTokenizer.Trained();

    [Property(MaxTest = 500)]
    public Property Decoding_gives_the_text_back() => Prop.ForAll(Texts(), text =>
        Subject.Decode(Subject.Encode(text).Ids.AsSpan()) == WellFormed(text));

    [Property(MaxTest = 500)]
    public Property Spans_run_forward_and_leave_nothing_out() => Prop.ForAll(Texts(), text =>
    {
        var spans = Subject.Encode(text).Spans;
        var end = 0;
        foreach (var span in spans)
        {
            // A character torn into bytes belongs to all of their tokens.
            if (span.Start > end || span.End < end || span.Length == 0)
            {
                return false;
            }

            end = span.End;
        }

        return end == text.Length;
    });

    [Property(MaxTest = 500)]
    public Property Tokens_of_whole_characters_spell_their_spans() => Prop.ForAll(Texts(), text =>
    {
        var encoded = Subject.Encode(text);
        var parts = new StringBuilder();
        for (var i = 0; i < encoded.Count; i++)
        {
            var sharesStart = i > 0 && encoded.Spans[i].Start < encoded.Spans[i - 1].End;
            var sharesEnd = i + 1 < encoded.Count && encoded.Spans[i + 1].Start < encoded.Spans[i].End;
            if (!sharesStart && !sharesEnd && Subject.Decode([encoded.Ids[i]]) != WellFormed(encoded.Spans[i].Of(text).ToString()))
            {
                return false;
            }

            parts.Append(text, sharesStart ? encoded.Spans[i - 1].End : encoded.Spans[i].Start, encoded.Spans[i].End - (sharesStart ? encoded.Spans[i - 1].End : encoded.Spans[i].Start));
        }

        return parts.ToString() == text;
    });

    [Property(MaxTest = 500)]
    public Property A_stream_of_tokens_becomes_the_same_text_and_never_half_a_character() => Prop.ForAll(Ids(), ids =>
    {
        var decoder = Subject.StartDecoding();
        List<string> parts = [.. ids.Select(decoder.Push), decoder.Finish()];
        return string.Concat(parts) == Subject.Decode(ids) && parts.TrueForAll(part => part == WellFormed(part));
    });

    [Property(MaxTest = 200)]
    public Property Encoding_twice_is_encoding_once() => Prop.ForAll(Texts(), text =>
        Subject.Encode(text).Ids.SequenceEqual(Subject.Encode(text).Ids)
        && Subject.Encode(text).Ids.SequenceEqual(SmallTokenizerAgain.Encode(text).Ids));

    private static readonly Tokenizer SmallTokenizerAgain = SmallTokenizer.Trained();

    // Single units, so that pairs are made and torn; letters that the tokenizer knows, so that merges happen.
    private static Arbitrary<string> Texts() => Gen.OneOf(
            Gen.Choose(0, 0xFFFF).Select(unit => ((char)unit).ToString()),
            Gen.Choose(0x10000, 0x10FFFF).Select(char.ConvertFromUtf32),
            Gen.Elements("the ", "cat", " sat", "ä", "ß", "🙂", "  ", "\n", "'s", "12", "<|end|>x"))
        .ListOf().Select(string.Concat).Where(text => !text.Contains("<|end|>", StringComparison.Ordinal)).ToArbitrary();

    private static Arbitrary<int[]> Ids() => Gen.Choose(0, Subject.VocabularySize - 1).ArrayOf().ToArbitrary();

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
