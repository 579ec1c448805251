using System.Text;

namespace Rung.Retrieval.Documents;

/// <summary>Makes text of bytes: by their mark, else UTF-8, else Windows-1252, which reads any bytes.</summary>
internal static class TextDecoder
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <exception cref="RefusedDocumentException">The bytes are no text.</exception>
    public static string Decode(DocumentSource source, ReadOnlySpan<byte> bytes)
    {
        if (Marked(bytes) is var (encoding, mark))
        {
            return encoding.GetString(bytes[mark..]);
        }

        if (bytes.Contains((byte)0))
        {
            throw source.Refuse(RefusalCause.Damaged, "is no text: it holds NUL bytes. Save it as UTF-8, or give it the extension of what it is.");
        }

        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Windows.GetString(bytes);
        }
    }

    private static (Encoding Encoding, int Mark)? Marked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };
}
