namespace Rung.Tensors.Tokenizers.PreTokenization;

/// <summary>Makes pieces of stretches that are separators or not, as they come, by one behaviour.</summary>
internal ref struct Separation(SplitBehavior behavior, int offset, PieceList pieces)
{
    private int _start = -1;
    private int _end;
    private bool _isSeparator;

    /// <summary>The next stretch; it starts where the last ended.</summary>
    public void Add(int start, int end, bool isSeparator)
    {
        if (end <= start)
        {
            return;
        }

        if (_start >= 0 && JoinsLast(isSeparator))
        {
            (_end, _isSeparator) = (end, isSeparator);
            return;
        }

        Finish();
        (_start, _end, _isSeparator) = (start, end, isSeparator);
    }

    public void Finish()
    {
        if (_start >= 0 && !(behavior == SplitBehavior.Removed && _isSeparator))
        {
            pieces.Add(offset + _start, offset + _end);
        }

        _start = -1;
    }

    private readonly bool JoinsLast(bool isSeparator) => behavior switch
    {
        SplitBehavior.Contiguous => isSeparator == _isSeparator,
        SplitBehavior.MergedWithPrevious => isSeparator && !_isSeparator,
        SplitBehavior.MergedWithNext => !isSeparator && _isSeparator,
        _ => false,
    };
}
