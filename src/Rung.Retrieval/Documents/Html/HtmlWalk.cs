using System.Text;
using AngleSharp.Dom;

namespace Rung.Retrieval.Documents.Html;

/// <summary>Turns the elements of a page into blocks, in the order of the page.</summary>
internal sealed class HtmlWalk
{
    private const string Headings = "h1,h2,h3,h4,h5,h6";

    private readonly DocumentTextBuilder _builder;
    private readonly HtmlVisibility _visibility;
    private readonly StringBuilder _line = new();

    public HtmlWalk(DocumentTextBuilder builder, HtmlVisibility visibility) => (_builder, _visibility) = (builder, visibility);

    public void Walk(IElement body)
    {
        if (_visibility.Enter(body, Look.OfPage) is { } look)
        {
            WalkChildren(body, look);
            EndParagraph();
        }
    }

    private void WalkChildren(IElement element, Look look)
    {
        foreach (var child in element.ChildNodes)
        {
            switch (child)
            {
                case IText text:
                    _line.Append(text.Data.ReplaceLineEndings(" "));
                    break;
                case IComment comment:
                    _visibility.CountComment(comment.Data);
                    break;
                case IElement { LocalName: "br" }:
                    _line.Append('\n');
                    break;
                case IElement inner when _visibility.Enter(inner, look) is { } seen:
                    WalkElement(inner, seen);
                    break;
            }
        }
    }

    private void WalkElement(IElement element, Look look)
    {
        if (!HtmlBlocks.Contains(element))
        {
            _line.Append(element.LocalName is "td" or "th" ? " " : "");
            WalkChildren(element, look);
            return;
        }

        EndParagraph();
        if (HtmlBlocks.HeadingLevel(element) is { } level)
        {
            _builder.AddHeading(level, VisibleText.Of(element, look, _visibility).ReplaceLineEndings(" "));
        }
        else if (element.LocalName is "pre")
        {
            _builder.AddCode(VisibleText.Of(element, look, _visibility));
        }
        else if (element.LocalName is "ul" or "ol" or "menu" or "dir" && element.QuerySelector(Headings) is null)
        {
            _builder.AddList(new HtmlList(_visibility).ItemsOf(element, look));
        }
        else if (element.LocalName is "table" && HtmlTable.IsData(element))
        {
            HtmlTable.AddTo(_builder, element, look, _visibility);
        }
        else
        {
            WalkChildren(element, look);
            EndParagraph();
        }
    }

    private void EndParagraph()
    {
        if (_line.Length > 0)
        {
            _builder.AddParagraph(_line.ToString());
            _line.Clear();
        }
    }
}
