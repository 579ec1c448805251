using System.Globalization;
using AngleSharp.Dom;

namespace Rung.Retrieval.Documents.Html;

/// <summary>Lists inside lists, as one list with indented items.</summary>
internal sealed class HtmlList
{
    private readonly HtmlVisibility _visibility;
    private readonly List<string> _items = [];

    public HtmlList(HtmlVisibility visibility) => _visibility = visibility;

    public IReadOnlyList<string> ItemsOf(IElement list, Look look)
    {
        AddItems(list, look, depth: 0);
        return _items;
    }

    private void AddItems(IElement list, Look look, int depth)
    {
        var number = int.TryParse(list.GetAttribute("start"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.Children)
        {
            if (_visibility.Enter(item, look) is not { } seen)
            {
                continue;
            }

            if (item.LocalName is "ul" or "ol")
            {
                AddItems(item, seen, depth + 1);
                continue;
            }

            var marker = list.LocalName is "ol" ? string.Create(CultureInfo.InvariantCulture, $"{number++}.") : "-";
            AddItem(item, seen, marker, depth);
        }
    }

    private void AddItem(IElement item, Look look, string marker, int depth)
    {
        var inner = new List<(IElement List, Look Look)>();
        var text = VisibleText.Of(item, look, _visibility, inner);
        if (!string.IsNullOrWhiteSpace(text))
        {
            _items.Add($"{new string(' ', 2 * Math.Min(depth, 8))}{marker} {text.AsSpan().Trim()}");
        }

        foreach (var (list, around) in inner)
        {
            if (_visibility.Enter(list, around) is { } seen)
            {
                AddItems(list, seen, depth + 1);
            }
        }
    }
}
