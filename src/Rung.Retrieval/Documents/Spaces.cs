using System.Text;

namespace Rung.Retrieval.Documents;

/// <summary>White space that means nothing.</summary>
internal static class Spaces
{
    /// <summary>Makes every run of white space one space (or one line end, if it holds one and they are kept), and trims both ends.</summary>
    public static string Collapse(string text, bool keepsLines)
    {
        var clean = new StringBuilder(text.Length);
        var gap = '\0';
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                gap = (keepsLines && character is '\n') || gap is '\n' ? '\n' : ' ';
                continue;
            }

            if (gap is not '\0' && clean.Length > 0)
            {
                clean.Append(gap);
            }

            gap = '\0';
            clean.Append(character);
        }

        return clean.ToString();
    }
}
