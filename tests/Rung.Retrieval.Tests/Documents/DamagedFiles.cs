namespace Rung.Retrieval.Tests.Documents;

/// <summary>Whole files of every kind, and ways to break them. The same seed breaks them in the same way.</summary>
internal sealed class DamagedFiles
{
    private static readonly string[] Pieces =
    [
        "<div>", "</p>", "<table><tr><td>", "<!--", "-->", "<![CDATA[", "&#x110000;", "&lt", "\0", "\uFFFF", "{", "[[[[", "\"", "\\u", "\r", "```", "> > > ", "| - |", "%PDF-1.7",
        "endobj", "stream", "<<", ">>", "/Kids[3 0 R]", "PK\u0003\u0004", "<w:p>", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "\uD800", "\U000E0041", "style='", ";;;;", "1e999", "'''",
    ];

    private readonly Random _random;

    public DamagedFiles(int seed) => _random = new Random(seed);

    public static IReadOnlyList<(string Name, byte[] Content)> Whole { get; } =
    [
        ("a.md", "# Title\n\nText *with* marks.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```c\ncode\n```\n<b>html</b>\n"u8.ToArray()),
        ("a.html", "<html><head><title>T</title><style>.a{display:none}</style></head><body><h1>H</h1><p class=a>x<p style='color:#fff'>y<ul><li>z</ul><table><tr><th>a<td>b</table></body>"u8.ToArray()),
        ("a.txt", "One paragraph.\n\nAnother one with ünïcode.\n"u8.ToArray()),
        ("a.jsonl", "{\"id\":1,\"title\":\"t\",\"text\":\"a\",\"x\":[1,2]}\n{\"id\":2,\"text\":\"b\",\"y\":{\"z\":null}}\n"u8.ToArray()),
        ("a.csv", "id,title,text\n1,\"a \"\"b\"\"\",c\n2,,\"d\ne\"\n"u8.ToArray()),
        ("a.docx", DocxReaderTests.Made(DocxReaderTests.Plain("Some text."), DocxReaderTests.Plain("More text."))),
        ("a.pdf", PdfReaderTests.Made((page, font) => page.AddText("Some text in a file.", 12, new UglyToad.PdfPig.Core.PdfPoint(50, 700), font))),
    ];

    public byte[] Break(byte[] content)
    {
        var broken = content.ToList();
        for (var changes = _random.Next(1, 8); changes > 0 && broken.Count > 0; changes--)
        {
            var at = _random.Next(broken.Count);
            switch (_random.Next(6))
            {
                case 0:
                    broken[at] = (byte)_random.Next(256);
                    break;
                case 1:
                    broken.RemoveRange(at, Math.Min(_random.Next(1, 60), broken.Count - at));
                    break;
                case 2:
                    broken.InsertRange(at, System.Text.Encoding.UTF8.GetBytes(Pieces[_random.Next(Pieces.Length)]));
                    break;
                case 3:
                    broken.InsertRange(at, broken.GetRange(at, Math.Min(_random.Next(1, 200), broken.Count - at)));
                    break;
                case 4:
                    broken.RemoveRange(at, broken.Count - at);
                    break;
                default:
                    broken.InsertRange(at, Enumerable.Repeat((byte)_random.Next(256), _random.Next(1, 400)));
                    break;
            }
        }

        return [.. broken];
    }
}
