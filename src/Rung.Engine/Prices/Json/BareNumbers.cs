namespace Rung.Engine.Prices.Json;

/// <summary>
/// Makes texts of the bare words <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>, which some programs write for numbers
/// and JSON does not know: one such price must not make a file of thousands unreadable. Every byte stays at its place.
/// </summary>
internal static class BareNumbers
{
    /// <returns>The same bytes where there is none of them, else a copy.</returns>
    public static ReadOnlyMemory<byte> Quoted(ReadOnlyMemory<byte> content)
    {
        var span = content.Span;
        byte[]? quoted = null;
        for (var at = 0; at < span.Length; at++)
        {
            if (span[at] == '"')
            {
                at = EndOfText(span, at + 1);
            }
            else if (LengthAt(span[at..]) is > 0 and var length)
            {
                quoted ??= content.ToArray();
                quoted[at] = quoted[at + length - 1] = (byte)'"';
                at += length - 1;
            }
        }

        return quoted ?? content;
    }

    private static int EndOfText(ReadOnlySpan<byte> span, int at)
    {
        while (at < span.Length && span[at] != '"')
        {
            at += span[at] == '\\' ? 2 : 1;
        }

        return at;
    }

    private static int LengthAt(ReadOnlySpan<byte> rest) => rest[0] switch
    {
        (byte)'N' when rest.StartsWith("NaN"u8) => 3,
        (byte)'I' when rest.StartsWith("Infinity"u8) => 8,
        (byte)'-' when rest.StartsWith("-Infinity"u8) => 9,
        _ => 0,
    };
}
