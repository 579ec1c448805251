using System.Globalization;

namespace Rung.Retrieval.Documents.Html;

/// <summary>A colour of 8 bits a channel.</summary>
internal readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>Three steps of 255 a channel cannot be told apart on any screen; sixteen can hardly.</summary>
    private const int HardlySeen = 16;

    public static Colour Black { get; } = new(0, 0, 0);

    public static Colour White { get; } = new(255, 255, 255);

    public bool IsNear(Colour other) =>
        Math.Abs(Red - other.Red) <= HardlySeen && Math.Abs(Green - other.Green) <= HardlySeen && Math.Abs(Blue - other.Blue) <= HardlySeen;

    /// <summary>Reads hexadecimal colours, rgb() and the names of the few that matter for hiding; null for anything else.</summary>
    public static Colour? TryParse(string text)
    {
        var value = text.Trim().ToLowerInvariant();
        return value switch
        {
            "white" => White,
            "black" => Black,
            "snow" or "ghostwhite" or "whitesmoke" or "ivory" or "floralwhite" or "mintcream" or "azure" => new(250, 250, 250),
            ['#', .. var digits] => FromHex(digits),
            _ when value.StartsWith("rgb", StringComparison.Ordinal) => FromChannels(value),
            _ => null,
        };
    }

    private static Colour? FromHex(string digits)
    {
        var full = digits.Length is 3 or 4 ? string.Concat(digits.Take(3).Select(digit => new string(digit, 2))) : digits;
        return full.Length is 6 or 8 && int.TryParse(full[..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? new((byte)(code >> 16), (byte)(code >> 8), (byte)code)
            : null;
    }

    private static Colour? FromChannels(string value)
    {
        var start = value.IndexOf('(', StringComparison.Ordinal);
        var channels = value[(start + 1)..].TrimEnd(')').Split([',', ' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        return start > 0 && channels.Length >= 3 && Channel(channels[0]) is { } red && Channel(channels[1]) is { } green && Channel(channels[2]) is { } blue
            ? new(red, green, blue)
            : null;
    }

    private static byte? Channel(string text)
    {
        var (number, scale) = text.EndsWith('%') ? (text[..^1], 2.55) : (text, 1);
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? (byte)Math.Clamp(value * scale, 0, 255)
            : null;
    }
}
