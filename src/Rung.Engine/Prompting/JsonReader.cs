using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Rung.Engine.Prompting;

/// <summary>
/// Finds the first JSON value in what a model wrote, whether bare, in a Markdown fence or within prose.
/// </summary>
internal static class JsonReader
{
    // Each beginning that turns out to be none costs a parse: a text full of brackets must not cost a minute.
    private const int MostBeginnings = 64;

    private static readonly SearchValues<byte> Beginnings = SearchValues.Create("{["u8);

    /// <summary>The value in canonical spelling; <see langword="null"/> when there is none.</summary>
    public static string? Find(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (Parse(bytes, isWhole: true) is { } whole)
        {
            return whole;
        }

        var from = 0;
        for (var tries = 0; tries < MostBeginnings; tries++)
        {
            var next = bytes.AsSpan(from).IndexOfAny(Beginnings);
            if (next < 0)
            {
                return null;
            }

            if (Parse(bytes.AsSpan(from + next), isWhole: false) is { } value)
            {
                return value;
            }

            from += next + 1;
        }

        return null;
    }

    private static string? Parse(ReadOnlySpan<byte> text, bool isWhole)
    {
        var reader = new Utf8JsonReader(text);
        try
        {
            using var value = JsonDocument.ParseValue(ref reader);
            return isWhole && reader.Read() ? null : CanonicalJson.Of(value.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The latter is what an escaped half of a surrogate pair throws.
            return null;
        }
    }
}
