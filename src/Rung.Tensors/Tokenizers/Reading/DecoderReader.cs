using Rung.Tensors.Tokenizers.Decoding;
using Rung.Tensors.Tokenizers.PreTokenization;

namespace Rung.Tensors.Tokenizers.Reading;

/// <summary>Reads the decoders; sequences in sequences become one.</summary>
internal static class DecoderReader
{
    public static DecoderChain Read(JsonPlace? place)
    {
        if (place is null)
        {
            return DecoderChain.SpacesBetween;
        }

        var decoders = new List<TokenDecoder>();
        Add(place, decoders);
        return new DecoderChain(decoders);
    }

    private static void Add(JsonPlace place, List<TokenDecoder> decoders)
    {
        if (place.Required("type").Text() != "Sequence")
        {
            decoders.Add(ReadOne(place));
            return;
        }

        place.AllowOnly("type", "decoders");
        foreach (var item in place.Required("decoders").Items())
        {
            Add(item, decoders);
        }
    }

    private static TokenDecoder ReadOne(JsonPlace place) => place.Required("type").Text() switch
    {
        "ByteLevel" => Plain(place, new ByteLevelDecoder(), "add_prefix_space", "trim_offsets", "use_regex"),
        "ByteFallback" => Plain(place, new ByteFallbackDecoder()),
        "Fuse" => Plain(place, new FuseDecoder()),
        "WordPiece" => Plain(
            place, new WordPieceDecoder(place.TextOr("prefix", "##"), place.Flag("cleanup", otherwise: true)), "prefix", "cleanup"),
        "Metaspace" => ReadMetaspace(place),
        "BPEDecoder" => Plain(place, new BpeDecoder(place.TextOr("suffix", "</w>")), "suffix"),
        "Strip" => ReadStrip(place),
        "Replace" => ReadReplace(place),
        var other => throw place.Wrong($"a decoder of type '{other}' is not supported."),
    };

    private static TokenDecoder Plain(JsonPlace place, TokenDecoder decoder, params ReadOnlySpan<string> properties)
    {
        place.AllowOnly(["type", .. properties]);
        return decoder;
    }

    private static MetaspaceDecoder ReadMetaspace(JsonPlace place)
    {
        place.AllowOnly("type", "replacement", "str_rep", "add_prefix_space", "prepend_scheme", "split");
        return new MetaspaceDecoder(place.Required("replacement").Character(), PreTokenizerReader.ReadScheme(place) != PrependScheme.Never);
    }

    private static StripDecoder ReadStrip(JsonPlace place)
    {
        place.AllowOnly("type", "content", "start", "stop");
        return new StripDecoder(
            place.Required("content").Character(), place.Required("start").Integer(0, int.MaxValue), place.Required("stop").Integer(0, int.MaxValue));
    }

    private static ReplaceDecoder ReadReplace(JsonPlace place)
    {
        place.AllowOnly("type", "pattern", "content");
        var (pattern, literal) = PatternReader.Read(place.Required("pattern"));
        return new ReplaceDecoder(pattern, place.Required("content").Text(), isOneCharacter: literal?.Length == 1);
    }
}
