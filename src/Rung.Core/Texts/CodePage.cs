using System.Text;

namespace Rung.Core.Texts;

/// <summary>An encoding of one byte a character, for which UTF-8 is often taken.</summary>
internal sealed class CodePage
{
    private const int HighBytes = 0x80;
    private const int Characters = 0x2200;
    private const char Lost = '\uFFFD';

    private readonly byte[] _bytes = new byte[Characters];

    private CodePage(int number)
    {
        Name = $"windows-{number}";
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(number)!;
        for (var value = HighBytes; value <= byte.MaxValue; value++)
        {
            // Where the page has no character, and in ISO 8859 throughout, the control character of that number stands.
            if (value < 0xA0)
            {
                _bytes[value] = (byte)value;
            }

            if (encoding.GetString([(byte)value]) is [not Lost and < (char)Characters and >= (char)HighBytes and var character])
            {
                _bytes[character] = (byte)value;
            }
        }
    }

    /// <summary>Western Europe first: where two pages explain a text equally well, the commoner one has it.</summary>
    public static CodePage[] All { get; } = [new(1252), new(1251), new(1250), new(1255)];

    public string Name { get; }

    /// <summary>The byte above 0x7F that the character stands for; 0 where it stands for none.</summary>
    public byte ByteOf(char character) => character < Characters ? _bytes[character] : (byte)0;
}
