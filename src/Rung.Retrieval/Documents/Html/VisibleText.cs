using System.Text;
using AngleSharp.Dom;

namespace Rung.Retrieval.Documents.Html;

/// <summary>The text of an element as it is seen, in one piece: a cell, an item, a heading.</summary>
internal sealed class VisibleText
{
    private readonly HtmlVisibility _visibility;
    private readonly StringBuilder _text = new();
    private readonly List<(IElement List, Look Look)>? _lists;

    private VisibleText(HtmlVisibility visibility, List<(IElement List, Look Look)>? lists) => (_visibility, _lists) = (visibility, lists);

    public static string Of(IElement element, Look look, HtmlVisibility visibility) => new VisibleText(visibility, lists: null).Read(element, look);

    /// <summary>The same without the lists inside, which are handed out for themselves.</summary>
    public static string Of(IElement element, Look look, HtmlVisibility visibility, List<(IElement List, Look Look)> lists) =>
        new VisibleText(visibility, lists).Read(element, look);

    private string Read(IElement element, Look look)
    {
        AppendChildren(element, look, isVerbatim: element.LocalName is "pre");
        return _text.ToString();
    }

    private void AppendChildren(IElement element, Look look, bool isVerbatim)
    {
        foreach (var child in element.ChildNodes)
        {
            Append(child, look, isVerbatim);
        }
    }

    private void Append(INode node, Look look, bool isVerbatim)
    {
        switch (node)
        {
            case IText text:
                _text.Append(isVerbatim ? text.Data : text.Data.ReplaceLineEndings(" "));
                break;
            case IComment comment:
                _visibility.CountComment(comment.Data);
                break;
            case IElement { LocalName: "br" or "hr" }:
                _text.Append('\n');
                break;
            case IElement { LocalName: "ul" or "ol" } list when _lists is not null:
                _lists.Add((list, look));
                break;
            case IElement element when _visibility.Enter(element, look) is { } inner:
                AppendElement(element, inner, isVerbatim);
                break;
        }
    }

    private void AppendElement(IElement element, Look look, bool isVerbatim)
    {
        var isBlock = HtmlBlocks.Contains(element);
        var isCell = element.LocalName is "td" or "th";
        _text.Append(isBlock ? "\n" : isCell ? " " : "");
        AppendChildren(element, look, isVerbatim || element.LocalName is "pre");
        _text.Append(isBlock ? "\n" : "");
    }
}
