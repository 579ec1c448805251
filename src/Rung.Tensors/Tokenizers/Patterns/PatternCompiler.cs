namespace Rung.Tensors.Tokenizers.Patterns;

/// <summary>
/// Turns the tree into instructions. With loops, a repeated class is one instruction, which is fast; without, it is spelt
/// out step by step, so that a state is no more than an instruction and a place, and can be remembered as a dead end.
/// </summary>
internal sealed class PatternCompiler
{
    private const int MostOps = 20_000;

    private readonly string _pattern;
    private readonly bool _keepsLoops;
    private readonly List<PatternOp> _ops = [];

    private PatternCompiler(string pattern, bool keepsLoops)
    {
        _pattern = pattern;
        _keepsLoops = keepsLoops;
    }

    public static PatternOp[] Compile(string pattern, PatternNode node, bool keepsLoops)
    {
        var compiler = new PatternCompiler(pattern, keepsLoops);
        compiler.Emit(node);
        compiler.Add(new PatternOp(PatternOpCode.Match));
        return [.. compiler._ops];
    }

    private void Emit(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.OneOf one:
                Add(new PatternOp(PatternOpCode.One, Set: one.Set));
                break;
            case PatternNode.Sequence sequence:
                EmitAll(sequence.Parts);
                break;
            case PatternNode.Choice choice:
                EmitChoice(choice.Options);
                break;
            case PatternNode.Look look:
                Add(new PatternOp(PatternOpCode.Look, Set: look.Set, IsBehind: look.IsBehind, IsNegated: look.IsNegated));
                break;
            case PatternNode.Assert assert:
                Add(new PatternOp(PatternOpCode.Assert, Assertion: assert.Assertion));
                break;
            case PatternNode.Repeat repeat:
                EmitRepeat(repeat);
                break;
        }
    }

    private void EmitAll(IReadOnlyList<PatternNode> parts)
    {
        foreach (var part in parts)
        {
            Emit(part);
        }
    }

    private void EmitChoice(IReadOnlyList<PatternNode> options)
    {
        var jumps = new List<int>();
        for (var i = 0; i < options.Count - 1; i++)
        {
            var split = Add(new PatternOp(PatternOpCode.Split));
            Emit(options[i]);
            jumps.Add(Add(new PatternOp(PatternOpCode.Jump)));
            _ops[split] = new PatternOp(PatternOpCode.Split, split + 1, _ops.Count);
        }

        Emit(options[^1]);
        foreach (var jump in jumps)
        {
            _ops[jump] = new PatternOp(PatternOpCode.Jump, _ops.Count);
        }
    }

    private void EmitRepeat(PatternNode.Repeat repeat)
    {
        if (repeat.Body is PatternNode.OneOf one && (repeat.Kind == RepeatKind.Possessive || (_keepsLoops && repeat.Kind == RepeatKind.Greedy)))
        {
            Add(new PatternOp(PatternOpCode.Loop, repeat.Least, repeat.Most ?? int.MaxValue, one.Set, repeat.Kind));
            return;
        }

        for (var i = 0; i < repeat.Least; i++)
        {
            Emit(repeat.Body);
        }

        if (repeat.Most is { } most)
        {
            EmitOptional(repeat, most - repeat.Least);
        }
        else
        {
            var split = Add(new PatternOp(PatternOpCode.Split));
            Emit(repeat.Body);
            Add(new PatternOp(PatternOpCode.Jump, split));
            _ops[split] = Split(repeat.Kind, split + 1, _ops.Count);
        }
    }

    private void EmitOptional(PatternNode.Repeat repeat, int times)
    {
        var splits = new List<int>();
        for (var i = 0; i < times; i++)
        {
            splits.Add(Add(new PatternOp(PatternOpCode.Split)));
            Emit(repeat.Body);
        }

        foreach (var split in splits)
        {
            _ops[split] = Split(repeat.Kind, split + 1, _ops.Count);
        }
    }

    private static PatternOp Split(RepeatKind kind, int inside, int behind) => kind == RepeatKind.Lazy
        ? new PatternOp(PatternOpCode.Split, behind, inside)
        : new PatternOp(PatternOpCode.Split, inside, behind);

    private int Add(PatternOp op)
    {
        if (_ops.Count >= MostOps)
        {
            throw new PatternException(_pattern, 0, $"it needs more than {MostOps} steps; repeat less.");
        }

        _ops.Add(op);
        return _ops.Count - 1;
    }
}
