using System.Text;

namespace Rung.Core.Tests.Texts;

/// <summary>Reads UTF-8 as what it is not. Where the page has no character, the control character of that number stands, as browsers do.</summary>
internal static class Misreading
{
    public static string Of(string text, int page, int layers)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(page)!;
        for (var layer = 0; layer < layers; layer++)
        {
            var misread = new StringBuilder();
            foreach (var value in Encoding.UTF8.GetBytes(text))
            {
                var read = encoding.GetString([value]);
                misread.Append(read is "\uFFFD" || (value > 0x7F && read == "?") ? (char)value : read[0]);
            }

            text = misread.ToString();
        }

        return text;
    }
}
