using AngleSharp.Dom;

namespace Rung.Retrieval.Documents.Html;

/// <summary>
/// Watches a page while it is parsed. A deep page makes the parser slow, and formats that are left open are copied into every
/// paragraph after them: the square of what was written.
/// </summary>
internal sealed class GrowthLimit
{
    private const int FreeElements = 100_000;
    private const int MaxElements = 2_000_000;
    private const int CharactersEach = 4;

    private static readonly HashSet<string> Copied = new(StringComparer.Ordinal)
    {
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    };

    private readonly DocumentSource _source;
    private readonly int _most;
    private int _elements;

    /// <param name="source">The page.</param>
    /// <param name="length">How many characters were written: an element takes some.</param>
    public GrowthLimit(DocumentSource source, int length) =>
        (_source, _most) = (source, Math.Min(MaxElements, FreeElements + (length / CharactersEach)));

    public void Watch(IElement element)
    {
        var (depth, copied) = OpenIn(element.Owner);
        _elements += 1 + copied;
        if (depth > _source.Options.MaxNesting)
        {
            throw _source.Refuse(
                RefusalCause.TooDeep, $"has more than {_source.Options.MaxNesting} elements inside each other. Make it flatter, or raise {nameof(DocumentOptions.MaxNesting)}.");
        }

        if (_elements > _most)
        {
            throw _source.Refuse(RefusalCause.Bomb, $"grows to more than {_most:N0} elements. Cut it into several files, and close what it opens.");
        }
    }

    /// <summary>The page has grown by the element before this one; the parser does not say which ones it copies.</summary>
    private static (int Depth, int Copied) OpenIn(IDocument? page)
    {
        var (depth, copied) = (0, 0);
        for (INode? last = page?.DocumentElement; last is not null; last = last.LastChild)
        {
            depth++;
            copied += last is IElement element && Copied.Contains(element.LocalName) ? 1 : 0;
        }

        return (depth, copied);
    }
}
