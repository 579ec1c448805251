using System.Text;
using Rung.Tensors.Tokenizers.Patterns;
using Rung.Tensors.Tokenizers.PreTokenization;

namespace Rung.Tensors.Tokenizers.Reading;

/// <summary>Reads the pre-tokenizers.</summary>
internal static class PreTokenizerReader
{
    private static readonly RuneSet BertPunctuation = new(rune => IsAsciiPunctuation(rune) || Rune.IsPunctuation(rune));

    public static PreTokenizer? Read(JsonPlace? place) => place is null ? null : ReadOne(place);

    private static PreTokenizer ReadOne(JsonPlace place) => place.Required("type").Text() switch
    {
        "Sequence" => Plain(place, new SequencePreTokenizer([.. place.Required("pretokenizers").Items().Select(ReadOne)]), "pretokenizers"),
        "Whitespace" => Plain(place, new PatternPreTokenizer(Pattern.Parse(@"[\w\u200C\u200D]+|[^\w\s\u200C\u200D]+"), SplitBehavior.Removed, isInverted: true)),
        "WhitespaceSplit" => Plain(place, new RunePreTokenizer(RuneSets.Whitespace, SplitBehavior.Removed)),
        "BertPreTokenizer" => Plain(place, ReadBert()),
        "ByteLevel" => Plain(place, ReadByteLevel(place), "add_prefix_space", "trim_offsets", "use_regex"),
        "Metaspace" => ReadMetaspace(place),
        _ => ReadSettled(place),
    };

    private static PreTokenizer ReadSettled(JsonPlace place) => place.Required("type").Text() switch
    {
        "Split" => ReadSplit(place),
        "Digits" => Plain(place, ReadDigits(place), "individual_digits"),
        "Punctuation" => Plain(
            place, new RunePreTokenizer(BertPunctuation, Behavior(place.Optional("behavior")) ?? SplitBehavior.Isolated), "behavior"),
        "CharDelimiterSplit" => Plain(place, ReadDelimiter(place.Required("delimiter")), "delimiter"),
        var other => throw place.Wrong($"a pre-tokenizer of type '{other}' is not supported."),
    };

    private static PreTokenizer Plain(JsonPlace place, PreTokenizer preTokenizer, params ReadOnlySpan<string> properties)
    {
        place.AllowOnly(["type", .. properties]);
        return preTokenizer;
    }

    private static SequencePreTokenizer ReadBert() => new(
    [
        new RunePreTokenizer(RuneSets.Whitespace, SplitBehavior.Removed),
        new RunePreTokenizer(BertPunctuation, SplitBehavior.Isolated),
    ]);

    private static ByteLevelPreTokenizer ReadByteLevel(JsonPlace place) =>
        new(place.Flag("add_prefix_space", otherwise: true), place.Flag("use_regex", otherwise: true));

    private static MetaspacePreTokenizer ReadMetaspace(JsonPlace place)
    {
        place.AllowOnly("type", "replacement", "str_rep", "add_prefix_space", "prepend_scheme", "split");
        return new MetaspacePreTokenizer(place.Required("replacement").Character(), ReadScheme(place), place.Flag("split", otherwise: true));
    }

    /// <summary>Where a sign is put in front; older files say it with a flag.</summary>
    internal static PrependScheme ReadScheme(JsonPlace place)
    {
        var isAdded = place.Flag("add_prefix_space", otherwise: true);
        var scheme = place.Optional("prepend_scheme")?.OneOf(
            ("always", PrependScheme.Always), ("first", PrependScheme.First), ("never", PrependScheme.Never));
        return scheme ?? (isAdded ? PrependScheme.Always : PrependScheme.Never);
    }

    private static PatternPreTokenizer ReadSplit(JsonPlace place)
    {
        place.AllowOnly("type", "pattern", "behavior", "invert");
        var (pattern, _) = PatternReader.Read(place.Required("pattern"));
        return new PatternPreTokenizer(pattern, Behavior(place.Required("behavior"))!.Value, place.Flag("invert", otherwise: false));
    }

    private static RunePreTokenizer ReadDigits(JsonPlace place) => new(
        RuneSets.Numbers, place.Flag("individual_digits", otherwise: false) ? SplitBehavior.Isolated : SplitBehavior.Contiguous);

    private static RunePreTokenizer ReadDelimiter(JsonPlace delimiter)
    {
        var unit = delimiter.Character();
        return new RunePreTokenizer(RuneSets.Range((unit, unit)), SplitBehavior.Removed);
    }

    private static SplitBehavior? Behavior(JsonPlace? place) => place?.OneOf(
        ("Removed", SplitBehavior.Removed),
        ("Isolated", SplitBehavior.Isolated),
        ("MergedWithPrevious", SplitBehavior.MergedWithPrevious),
        ("MergedWithNext", SplitBehavior.MergedWithNext),
        ("Contiguous", SplitBehavior.Contiguous));

    private static bool IsAsciiPunctuation(Rune rune) =>
        rune.Value is (>= '!' and <= '/') or (>= ':' and <= '@') or (>= '[' and <= '`') or (>= '{' and <= '~');
}
