using Rung.Tensors.Tokenizers.Normalization;

namespace Rung.Tensors.Tokenizers.Reading;

/// <summary>Reads the normalizers.</summary>
internal static class NormalizerReader
{
    public static Normalizer? Read(JsonPlace? place) => place is null ? null : ReadOne(place);

    private static Normalizer ReadOne(JsonPlace place) => place.Required("type").Text() switch
    {
        "Sequence" => Plain(place, new SequenceNormalizer([.. place.Required("normalizers").Items().Select(ReadOne)]), "normalizers"),
        "Lowercase" => Plain(place, new LowercaseNormalizer()),
        "NFC" => Plain(place, new UnicodeNormalizer(UnicodeForm.Nfc)),
        "NFD" => Plain(place, new UnicodeNormalizer(UnicodeForm.Nfd)),
        "NFKC" => Plain(place, new UnicodeNormalizer(UnicodeForm.Nfkc)),
        "NFKD" => Plain(place, new UnicodeNormalizer(UnicodeForm.Nfkd)),
        "Nmt" => Plain(place, new NmtNormalizer()),
        "ByteLevel" => Plain(place, new ByteLevelNormalizer()),
        "StripAccents" => Plain(place, new StripAccentsNormalizer(onlyNonSpacing: false)),
        "Prepend" => Plain(place, new PrependNormalizer(place.Required("prepend").Text()), "prepend"),
        _ => ReadSettled(place),
    };

    private static Normalizer ReadSettled(JsonPlace place) => place.Required("type").Text() switch
    {
        "Strip" => Plain(
            place, new StripNormalizer(place.Flag("strip_left", otherwise: true), place.Flag("strip_right", otherwise: true)), "strip_left", "strip_right"),
        "Replace" => ReadReplace(place),
        "BertNormalizer" => ReadBert(place),
        "Precompiled" => ReadPrecompiled(place),
        var other => throw place.Wrong($"a normalizer of type '{other}' is not supported."),
    };

    private static Normalizer Plain(JsonPlace place, Normalizer normalizer, params ReadOnlySpan<string> properties)
    {
        place.AllowOnly(["type", .. properties]);
        return normalizer;
    }

    private static ReplaceNormalizer ReadReplace(JsonPlace place)
    {
        place.AllowOnly("type", "pattern", "content");
        var (pattern, literal) = PatternReader.Read(place.Required("pattern"));
        return new ReplaceNormalizer(pattern, place.Required("content").Text(), literal);
    }

    private static SequenceNormalizer ReadBert(JsonPlace place)
    {
        place.AllowOnly("type", "clean_text", "handle_chinese_chars", "strip_accents", "lowercase");
        var lowers = place.Flag("lowercase", otherwise: true);
        List<Normalizer> steps =
        [
            new BertCleaning(place.Flag("clean_text", otherwise: true), place.Flag("handle_chinese_chars", otherwise: true)),
        ];

        // Left open, accents go where capitals go.
        if (place.Flag("strip_accents", otherwise: lowers))
        {
            steps.Add(new UnicodeNormalizer(UnicodeForm.Nfd));
            steps.Add(new StripAccentsNormalizer(onlyNonSpacing: true));
        }

        if (lowers)
        {
            steps.Add(new LowercaseNormalizer());
        }

        return new SequenceNormalizer(steps);
    }

    private static PrecompiledNormalizer ReadPrecompiled(JsonPlace place)
    {
        place.AllowOnly("type", "precompiled_charsmap");
        var table = place.Required("precompiled_charsmap");
        var text = table.Text();
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) && CharacterMap.Read(bytes.AsSpan(0, count)) is { } map
            ? new PrecompiledNormalizer(map)
            : throw table.Wrong("this is no table of SentencePiece in Base64.");
    }
}
