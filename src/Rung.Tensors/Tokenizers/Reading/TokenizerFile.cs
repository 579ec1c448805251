using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Rung.Tensors.Tokenizers.Reading;

/// <summary>
/// Reads a <c>tokenizer.json</c>. Strict: what is not known is refused with its place, for a tokenizer that is nearly right
/// makes a model that is quietly wrong. Memory is bounded by the size of the file.
/// </summary>
internal static class TokenizerFile
{
    private const long LargestFile = 256L << 20;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static byte[] ReadBytes(string path)
    {
        try
        {
            return new FileInfo(path).Length <= LargestFile
                ? File.ReadAllBytes(path)
                : throw new TokenizerFileException(path, "the whole file", $"it is larger than {LargestFile >> 20} MiB; no tokenizer is.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new TokenizerFileException(path, "the whole file", $"it cannot be read: {unreadable.Message}", unreadable);
        }
    }

    public static TokenizerParts Read(ReadOnlyMemory<byte> json, string name)
    {
        json = json.Span.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json;
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(new JsonPlace(name, "$", document.RootElement));
        }
        catch (JsonException malformed)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}");
            throw new TokenizerFileException(name, place, $"this is not the JSON of a tokenizer: {malformed.Message}", malformed);
        }
    }

    private static TokenizerParts Read(JsonPlace file)
    {
        if (!file.IsObject)
        {
            throw file.Wrong("an object is expected.");
        }

        file.AllowOnly("version", "truncation", "padding", "added_tokens", "normalizer", "pre_tokenizer", "post_processor", "decoder", "model");
        var notes = ImmutableArray.CreateBuilder<string>();
        var read = ModelReader.Read(file.Required("model"), notes);
        var added = AddedTokenReader.Read(file.Optional("added_tokens"), read.Vocabulary);
        return new TokenizerParts
        {
            Vocabulary = read.Vocabulary,
            Model = read.Model,
            AddedTokens = added,
            Normalizer = NormalizerReader.Read(file.Optional("normalizer")),
            PreTokenizer = PreTokenizerReader.Read(file.Optional("pre_tokenizer")),
            PostProcessor = PostProcessorReader.Read(file.Optional("post_processor"), read.Vocabulary),
            Decoder = DecoderReader.Read(file.Optional("decoder")),
            Truncation = LengthReader.ReadTruncation(file.Optional("truncation")),
            Padding = LengthReader.ReadPadding(file.Optional("padding")),
            Notes = notes.ToImmutable(),
        };
    }
}
