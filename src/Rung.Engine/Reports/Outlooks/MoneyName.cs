using Rung.Engine.Reports.Html;

namespace Rung.Engine.Reports.Outlooks;

/// <summary>Names of candidates and assumptions as a sentence or a picture holds them: on one line, visible, not too long.</summary>
internal static class MoneyName
{
    private const int Longest = 60;

    public static string Quoted(string name) => $"'{Shown(name)}'";

    public static string Shown(string name) => Cut(name, Longest);

    public static string OnOneLine(string text) => HtmlText.Shown(text).ReplaceLineEndings(" ").Replace('\t', ' ');

    /// <summary>Cut to so many characters, the last of them an ellipsis.</summary>
    public static string Cut(string name, int longest)
    {
        var visible = OnOneLine(name).Trim();
        if (visible.Length <= longest)
        {
            return visible;
        }

        // Never between the halves of one character.
        var end = char.IsHighSurrogate(visible[longest - 2]) ? longest - 2 : longest - 1;
        return visible[..end].TrimEnd() + "…";
    }
}
