namespace Rung.Tensors.Tokenizers.Patterns;

/// <summary>
/// Matches by trying and going back, a whole repeated class at a time. It counts its steps: text that goes well earns as many
/// as it needs, and when they are spent <see cref="LinearMatcher"/> has to take over. Used by one scan at a time.
/// </summary>
internal sealed class FastMatcher(PatternOp[] ops)
{
    /// <summary>The steps ran out.</summary>
    public const int Exhausted = -2;

    /// <summary>No match starts here.</summary>
    public const int None = -1;

    private const int StepsAtStart = 4096;
    private const int StepsPerUnit = 64;

    private Retreat[] _retreats = new Retreat[32];
    private int _count;
    private long _steps;

    public void Begin() => _steps = StepsAtStart;

    /// <summary>The scan went on by as many units.</summary>
    public void Earn(int units) => _steps += (long)units * StepsPerUnit;

    /// <summary>Where the match that starts at <paramref name="start"/> ends.</summary>
    public int Match(ReadOnlySpan<char> text, int start)
    {
        _count = 0;
        var (pc, position) = (0, start);
        while (--_steps >= 0)
        {
            var op = ops[pc];
            var isThere = true;
            switch (op.Code)
            {
                case PatternOpCode.Match:
                    return position;
                case PatternOpCode.One:
                    var units = op.Set!.Match(text, position);
                    position += units;
                    isThere = units > 0;
                    break;
                case PatternOpCode.Loop:
                    isThere = Loop(op, pc, text, ref position);
                    break;
                case PatternOpCode.Split:
                    Push(new Retreat(op.Y, position, position));
                    pc = op.X - 1;
                    break;
                case PatternOpCode.Jump:
                    pc = op.X - 1;
                    break;
                default:
                    isThere = PatternPlace.Holds(op, text, position);
                    break;
            }

            pc++;
            if (!isThere && !TryRetreat(text, out pc, out position))
            {
                return None;
            }
        }

        return Exhausted;
    }

    private bool Loop(PatternOp op, int pc, ReadOnlySpan<char> text, ref int position)
    {
        var (count, least, set) = (0, position, op.Set!);
        for (int units; count < op.Y && (units = set.Match(text, position)) > 0; count++)
        {
            position += units;
            least = count < op.X ? position : least;
        }

        _steps -= count;
        if (count > op.X && op.Kind == RepeatKind.Greedy && ops[pc + 1].Code != PatternOpCode.Match)
        {
            Push(new Retreat(pc + 1, least, position));
        }

        return count >= op.X;
    }

    private bool TryRetreat(ReadOnlySpan<char> text, out int pc, out int position)
    {
        if (_count == 0)
        {
            (pc, position) = (0, 0);
            return false;
        }

        ref var last = ref _retreats[_count - 1];
        pc = last.Pc;
        position = last.Least == last.Position ? last.Position : last.Position - PatternPlace.UnitsBefore(text, last.Position);
        if (position <= last.Least)
        {
            _count--;
        }
        else
        {
            last = last with { Position = position };
        }

        return true;
    }

    private void Push(Retreat retreat)
    {
        if (_count == _retreats.Length)
        {
            Array.Resize(ref _retreats, _count * 2);
        }

        _retreats[_count++] = retreat;
    }

    /// <summary>Where to go on when the present way fails; between the least and the last position of a loop, one character back.</summary>
    private readonly record struct Retreat(int Pc, int Least, int Position);
}
