using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Rung.Retrieval.Documents.Office;

/// <summary>The markers of list items, counted as a word processor would. Not safe for concurrent calls.</summary>
internal sealed class DocxNumbering
{
    private readonly Dictionary<int, AbstractNum> _lists = [];
    private readonly Dictionary<(int List, int Level), int> _counts = [];

    public DocxNumbering(Numbering? numbering)
    {
        if (numbering is null)
        {
            return;
        }

        var kinds = numbering.Elements<AbstractNum>().ToLookup(kind => kind.AbstractNumberId?.Value);
        foreach (var list in numbering.Elements<NumberingInstance>())
        {
            if (list.NumberID?.Value is { } id && kinds[list.AbstractNumId?.Val?.Value].FirstOrDefault() is { } found)
            {
                _lists[id] = found;
            }
        }
    }

    public string Marked(NumberingProperties numbering, string text)
    {
        var list = numbering.NumberingId!.Val!.Value;
        var level = Math.Clamp(numbering.NumberingLevelReference?.Val?.Value ?? 0, 0, 8);
        return $"{new string(' ', 2 * level)}{Marker(list, level)} {text.Trim()}";
    }

    private string Marker(int list, int level)
    {
        var format = _lists.GetValueOrDefault(list)?.Elements<Level>().FirstOrDefault(candidate => candidate.LevelIndex?.Value == level)?.NumberingFormat?.Val?.Value;
        if (format is null || format == NumberFormatValues.Bullet || format == NumberFormatValues.None)
        {
            return "-";
        }

        var count = _counts[(list, level)] = _counts.GetValueOrDefault((list, level)) + 1;
        for (var deeper = level + 1; deeper <= 8; deeper++)
        {
            _counts.Remove((list, deeper));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{count}.");
    }
}
