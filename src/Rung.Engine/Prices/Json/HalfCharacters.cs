using System.Text.Json;

namespace Rung.Engine.Prices.Json;

/// <summary>Finds texts with an escape such as <c>\ud800</c> on its own: half a character, which no text can hold.</summary>
internal static class HalfCharacters
{
    /// <returns>The offset of the first such text, or <see langword="null"/>.</returns>
    public static int? Find(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf(@"\u"u8) < 0)
        {
            return null;
        }

        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.ValueIsEscaped && !CanRead(ref reader))
            {
                return (int)reader.TokenStartIndex;
            }
        }

        return null;
    }

    private static bool CanRead(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
