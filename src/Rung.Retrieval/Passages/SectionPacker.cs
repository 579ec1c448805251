using Rung.Retrieval.Documents;

namespace Rung.Retrieval.Passages;

/// <summary>Packs the units of one section into passages, so that a change in one section leaves the passages of the others as they are.</summary>
internal sealed class SectionPacker
{
    private readonly DocumentText _document;
    private readonly List<Unit> _units;
    private readonly PassageOptions _options;
    private readonly long[] _tokensBefore;

    public SectionPacker(DocumentText document, List<Unit> units, PassageOptions options)
    {
        (_document, _units, _options) = (document, units, options);
        _tokensBefore = new long[units.Count + 1];
        for (var i = 0; i < units.Count; i++)
        {
            _tokensBefore[i + 1] = _tokensBefore[i] + units[i].Tokens;
        }
    }

    /// <summary>The row of names that is repeated before a range, if one is.</summary>
    public TextSpan? HeaderOf(UnitRange range)
    {
        var unit = _units[range.Start];
        var block = _document.Blocks[unit.Block];
        return _options.RepeatsTableHeader && unit.Kind == DocumentBlockKind.Table && block.HasHeader && unit.Span.Start >= block.Parts[0].End
            && HeaderTokens(block) <= _options.MaxTokens / 4
            ? block.Parts[0]
            : null;
    }

    public void Pack(int start, int end, List<UnitRange> ranges)
    {
        var first = ranges.Count;
        for (var next = start; next < end;)
        {
            var range = Next(ranges.Count > first ? OverlapStart(ranges[^1], next) : next, next, end);
            ranges.Add(range);
            next = range.End;
        }

        if (ranges.Count > first + 1)
        {
            MendTail(ranges);
        }
    }

    private long Tokens(int start, int end) => _tokensBefore[end] - _tokensBefore[start];

    private int HeaderTokens(DocumentBlock block) => _options.Tokens.Count(_document.Text.AsSpan(block.Parts[0].Start, block.Parts[0].Length));

    private long Room(int start) =>
        HeaderOf(new UnitRange(start, start, start)) is null ? _options.MaxTokens : _options.MaxTokens - HeaderTokens(_document.Blocks[_units[start].Block]);

    private UnitRange Next(int start, int firstNew, int end)
    {
        // What is repeated gives way to what would be cut because of it.
        var blockEnd = BlockEnd(firstNew, end);
        while (start < firstNew && Tokens(start, blockEnd) > _options.MaxTokens && (Tokens(firstNew, blockEnd) <= _options.MaxTokens || Tokens(start, firstNew + 1) > _options.MaxTokens))
        {
            start++;
        }

        var room = Room(start);
        var stop = firstNew;
        while (stop < end)
        {
            blockEnd = BlockEnd(stop, end);
            if (Tokens(start, blockEnd) <= room)
            {
                stop = blockEnd;
                continue;
            }

            if (stop == firstNew || !StaysWhole(start, stop, blockEnd))
            {
                stop = Fill(start, stop, blockEnd, room);
            }

            break;
        }

        // A header may leave no room for the first row; then the row goes without.
        return new UnitRange(start, firstNew, Math.Max(stop, firstNew + 1));
    }

    /// <summary>Whether a block is better begun in the next passage than cut in this one.</summary>
    private bool StaysWhole(int start, int stop, int blockEnd)
    {
        var kept = Tokens(start, stop);
        var enough = _units[stop].IsSentence ? _options.MaxTokens / 2 : _options.MinTokens;
        return Tokens(stop, blockEnd) <= _options.MaxTokens && kept >= enough && !_units[stop - 1].IsHeading;
    }

    private int Fill(int start, int stop, int blockEnd, long room)
    {
        while (stop < blockEnd && Tokens(start, stop + 1) <= room)
        {
            stop++;
        }

        return stop;
    }

    private int BlockEnd(int unit, int end)
    {
        var block = _units[unit].Block;
        while (unit < end && _units[unit].Block == block)
        {
            unit++;
        }

        return unit;
    }

    /// <summary>Goes back over whole sentences as far as the overlap allows; rows, items and lines are not repeated.</summary>
    private int OverlapStart(UnitRange before, int next)
    {
        var start = next;
        if (_units[next].Kind is DocumentBlockKind.Table or DocumentBlockKind.Code && !_units[next].IsFirst)
        {
            return start;
        }

        while (start - 1 > before.FirstNew && _units[start - 1].IsSentence && Tokens(start - 1, next) <= _options.OverlapTokens)
        {
            start--;
        }

        return start;
    }

    /// <summary>A tiny last passage joins the one before it, or takes sentences from it.</summary>
    private void MendTail(List<UnitRange> ranges)
    {
        var (before, tail) = (ranges[^2], ranges[^1]);
        if (Tokens(tail.FirstNew, tail.End) >= _options.MinTokens)
        {
            return;
        }

        if (Tokens(before.Start, tail.End) <= Room(before.Start))
        {
            ranges.RemoveAt(ranges.Count - 1);
            ranges[^1] = before with { End = tail.End };
            return;
        }

        var border = tail.FirstNew;
        while (Tokens(border, tail.End) < _options.MinTokens && border - 1 > before.FirstNew && MayPart(border - 1, tail.FirstNew)
            && Tokens(before.Start, border - 1) >= _options.MinTokens && Tokens(border - 1, tail.End) <= Room(border - 1))
        {
            border--;
        }

        if (border < tail.FirstNew)
        {
            ranges[^2] = before with { End = border };
            ranges[^1] = new UnitRange(border, border, tail.End);
        }
    }

    /// <summary>Between two sentences, and between the parts of a block that is cut already.</summary>
    private bool MayPart(int unit, int cut) => !_units[unit - 1].IsHeading
        && (_units[unit].IsSentence || (!_units[unit].IsFirst && _units[unit].Block == _units[cut].Block));
}
