using System.Collections.Immutable;
using Rung.Retrieval.Documents;

namespace Rung.Retrieval.Passages;

/// <summary>Cuts one document, once.</summary>
internal sealed class DocumentCut
{
    private readonly DocumentText _document;
    private readonly PassageOptions _options;
    private readonly List<Unit> _units;
    private readonly SectionPacker _packer;
    private readonly TitleStack _titles;
    private readonly PassageNamer _namer;

    public DocumentCut(DocumentText document, PassageOptions options)
    {
        (_document, _options) = (document, options);
        _units = UnitCutter.Cut(document, options);
        _packer = new SectionPacker(document, _units, options);
        _titles = new TitleStack(document.Title);
        _namer = new PassageNamer(document.Id);
    }

    public IReadOnlyList<Passage> Passages()
    {
        var passages = new List<Passage>();
        var ranges = new List<UnitRange>();
        for (var start = 0; start < _units.Count;)
        {
            var end = SectionEnd(start);
            ranges.Clear();
            _packer.Pack(start, end, ranges);
            var titles = _titles.ToImmutable();
            passages.AddRange(ranges.SelectMany(Fitting).Select(range => ToPassage(range, titles)));
            start = end;
        }

        return passages;
    }

    /// <summary>A section is a run of headings with all that follows up to the next heading.</summary>
    private int SectionEnd(int start)
    {
        var at = start;
        for (; at < _units.Count && _units[at].IsHeading; at++)
        {
            if (_units[at].IsFirst)
            {
                var block = _document.Blocks[_units[at].Block];
                _titles.Open(block.Level, _document.Text[block.Span.Start..block.Span.End]);
            }
        }

        while (at < _units.Count && !_units[at].IsHeading)
        {
            at++;
        }

        return at;
    }

    /// <summary>The approximate counts of units add up; a tokenizer may join or part what stands between two of them.</summary>
    private IEnumerable<UnitRange> Fitting(UnitRange range)
    {
        if (range.End - range.Start == 1 || _options.Tokens is ApproximateTokenCounter || _options.Tokens.Count(TextOf(range)) <= _options.MaxTokens)
        {
            return [range];
        }

        // What is repeated goes first; then the passage is halved.
        var middle = range.FirstNew + ((range.End - range.FirstNew) / 2);
        return range.Start < range.FirstNew
            ? Fitting(range with { Start = range.FirstNew })
            : new[] { range with { End = middle }, new UnitRange(middle, middle, range.End) }.SelectMany(Fitting);
    }

    private string TextOf(UnitRange range)
    {
        var span = SpanOf(range);
        var text = _document.Text[span.Start..span.End];
        if (_packer.HeaderOf(range) is not { } header)
        {
            return text;
        }

        // A row that only just fits goes without the names of its columns.
        var whole = $"{_document.Text.AsSpan(header.Start, header.Length)}\n{text}";
        return _options.Tokens.Count(whole) <= _options.MaxTokens ? whole : text;
    }

    private TextSpan SpanOf(UnitRange range) => new(_units[range.Start].Span.Start, _units[range.End - 1].Span.End);

    private Passage ToPassage(UnitRange range, ImmutableArray<string> titles)
    {
        var text = TextOf(range);
        return new Passage
        {
            Id = _namer.Name(titles, text),
            Document = _document.Id,
            Text = text,
            TitlePath = titles,
            Span = SpanOf(range),
            Metadata = _document.Metadata,
        };
    }
}
