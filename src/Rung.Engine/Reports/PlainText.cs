using System.Text;

namespace Rung.Engine.Reports;

/// <summary>Text for logs and for terminals without colours: lines of at most 100 columns.</summary>
internal static class PlainText
{
    public const int Width = 100;

    /// <summary>Breaks between words; later lines are indented as far as the first one's mark.</summary>
    public static string Wrapped(string item, string mark)
    {
        var text = new StringBuilder(mark);
        var column = mark.Length;
        foreach (var word in item.Split(' ', '\n'))
        {
            if (column > mark.Length && column + 1 + word.Length > Width)
            {
                text.Append('\n').Append(' ', mark.Length);
                column = mark.Length;
            }
            else if (column > mark.Length)
            {
                text.Append(' ');
                column++;
            }

            text.Append(word);
            column += word.Length;
        }

        return text.Append('\n').ToString();
    }

    /// <summary>A title with its items below; nothing where there are none.</summary>
    public static void AppendList(StringBuilder text, string? title, IReadOnlyCollection<string> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        if (title is not null)
        {
            text.Append(title).Append('\n');
        }

        foreach (var item in items)
        {
            text.Append(Wrapped(item, "- "));
        }

        text.Append('\n');
    }
}
