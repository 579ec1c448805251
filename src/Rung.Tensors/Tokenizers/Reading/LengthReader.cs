namespace Rung.Tensors.Tokenizers.Reading;

/// <summary>Reads what the file says about texts that are too long or too short.</summary>
internal static class LengthReader
{
    public static Truncation? ReadTruncation(JsonPlace? place)
    {
        if (place is null)
        {
            return null;
        }

        place.AllowOnly("direction", "max_length", "strategy", "stride");
        return new Truncation(
            place.Required("max_length").Integer(0, int.MaxValue),
            place.Optional("stride")?.Integer(0, int.MaxValue) ?? 0,
            place.Optional("strategy")?.OneOf(("LongestFirst", "LongestFirst"), ("OnlyFirst", "OnlyFirst"), ("OnlySecond", "OnlySecond")) ?? "LongestFirst",
            Side(place));
    }

    public static Padding? ReadPadding(JsonPlace? place)
    {
        if (place is null)
        {
            return null;
        }

        place.AllowOnly("strategy", "direction", "pad_to_multiple_of", "pad_id", "pad_type_id", "pad_token");
        var strategy = place.Required("strategy");
        var length = strategy.IsObject ? strategy.Required("Fixed").Integer(0, int.MaxValue) : strategy.OneOf<int?>(("BatchLongest", null));
        return new Padding(
            place.Required("pad_token").Text(),
            place.Required("pad_id").Integer(0, Vocabulary.MostIds - 1),
            place.Optional("pad_type_id")?.Integer(0, int.MaxValue) ?? 0,
            Side(place),
            length,
            place.Optional("pad_to_multiple_of")?.Integer(1, int.MaxValue));
    }

    private static string Side(JsonPlace place) => place.Optional("direction")?.OneOf(("Right", "Right"), ("Left", "Left")) ?? "Right";
}
