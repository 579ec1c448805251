namespace Rung.Tensors.Tokenizers.Patterns;

/// <summary>Finds the matches of a pattern in one text, one after the other. Used by one thread.</summary>
internal sealed class PatternScan(PatternOp[] fast, PatternOp[] linear)
{
    private readonly FastMatcher _fast = new(fast);
    private LinearMatcher? _linear;
    private int _position;
    private int _lastEnd;

    /// <summary>Whether the fast matcher gave up on this text.</summary>
    public bool IsLinear { get; private set; }

    public void Begin(bool isLinear = false)
    {
        (_position, _lastEnd, IsLinear) = (0, -1, false);
        _fast.Begin();
        if (isLinear)
        {
            TakeOver(0);
        }
    }

    /// <summary>The next match. An empty one directly behind another is none.</summary>
    public bool TryNext(ReadOnlySpan<char> text, out int start, out int end)
    {
        for (start = _position; start <= text.Length; start = _position)
        {
            end = Match(text, start);
            _position = end > start ? end : start < text.Length ? start + PatternPlace.UnitsAt(text, start) : start + 1;
            _fast.Earn(_position - start);
            if (end >= 0 && (end > start || end != _lastEnd))
            {
                _lastEnd = end;
                return true;
            }
        }

        end = start;
        return false;
    }

    private int Match(ReadOnlySpan<char> text, int start)
    {
        if (!IsLinear)
        {
            var end = _fast.Match(text, start);
            if (end != FastMatcher.Exhausted)
            {
                return end;
            }

            TakeOver(start);
        }

        return _linear!.Match(text, start);
    }

    private void TakeOver(int position)
    {
        _linear ??= new LinearMatcher(linear);
        _linear.Begin(position);
        IsLinear = true;
    }
}
