namespace Rung.Tensors.Tokenizers.Patterns;

/// <summary>
/// The obvious matcher that never does a thing twice: each pair of instruction and place is tried once, and if it did not
/// lead to a match then it never will, wherever the match starts. The time is at most instructions × length, whatever the
/// text. It is the reference of <see cref="FastMatcher"/>, and takes over from it where that goes back too often.
/// </summary>
internal sealed class LinearMatcher(PatternOp[] ops)
{
    private readonly int _wordsPerPlace = (ops.Length + 63) / 64;
    private readonly (int Start, int End)[] _runs = new (int, int)[ops.Length];
    private readonly Stack<(int Pc, int Position)> _waiting = [];
    private ulong[] _tried = [];
    private int _base;
    private int _touched;

    public void Begin(int position)
    {
        Array.Fill(_runs, (-1, -1));
        Forget(position);
    }

    /// <summary>Where the match that starts at <paramref name="start"/> ends, or −1.</summary>
    public int Match(ReadOnlySpan<char> text, int start)
    {
        _waiting.Clear();
        _waiting.Push((0, start));
        while (_waiting.TryPop(out var state))
        {
            var end = Follow(text, state.Pc, state.Position);
            if (end >= 0)
            {
                // What led to the match is no dead end. Nothing before its end is looked at again.
                Forget(end);
                return end;
            }
        }

        return FastMatcher.None;
    }

    private int Follow(ReadOnlySpan<char> text, int pc, int position)
    {
        while (TryEnter(pc, position))
        {
            var op = ops[pc++];
            switch (op.Code)
            {
                case PatternOpCode.Match:
                    return position;
                case PatternOpCode.Split:
                    _waiting.Push((op.Y, position));
                    pc = op.X;
                    break;
                case PatternOpCode.Jump:
                    pc = op.X;
                    break;
                default:
                    if (!TryStep(op, pc - 1, text, ref position))
                    {
                        return FastMatcher.None;
                    }

                    break;
            }
        }

        return FastMatcher.None;
    }

    private bool TryStep(PatternOp op, int pc, ReadOnlySpan<char> text, ref int position)
    {
        switch (op.Code)
        {
            case PatternOpCode.One:
                var units = op.Set!.Match(text, position);
                position += units;
                return units > 0;
            case PatternOpCode.Loop:
                return TryRun(op, ref _runs[pc], text, ref position);
            default:
                return PatternPlace.Holds(op, text, position);
        }
    }

    // All places of one run of the set have the same end: it is walked once.
    private static bool TryRun(PatternOp op, ref (int Start, int End) run, ReadOnlySpan<char> text, ref int position)
    {
        var (count, start) = (0, position);
        var isLimited = op.Y != int.MaxValue;
        for (int units; count < (isLimited ? op.Y : op.X) && (units = op.Set!.Match(text, position)) > 0; count++)
        {
            position += units;
        }

        if (count < op.X || isLimited)
        {
            return count >= op.X;
        }

        if (position < run.Start || position > run.End)
        {
            var end = position;
            for (int units; (units = op.Set!.Match(text, end)) > 0;)
            {
                end += units;
            }

            run = (start, end);
        }

        position = run.End;
        return true;
    }

    private bool TryEnter(int pc, int position)
    {
        var word = ((position - _base) * _wordsPerPlace) + (pc >> 6);
        if (word >= _tried.Length)
        {
            Array.Resize(ref _tried, Math.Max(word + _wordsPerPlace, Math.Max(256, _tried.Length * 2)));
        }

        var bit = 1UL << (pc & 63);
        var isNew = (_tried[word] & bit) == 0;
        _touched = Math.Max(_touched, word + 1);
        _tried[word] |= bit;
        return isNew;
    }

    private void Forget(int position)
    {
        _tried.AsSpan(0, _touched).Clear();
        (_base, _touched) = (position, 0);
    }
}
