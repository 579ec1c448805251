namespace Rung.Retrieval.Safety.Filtering;

/// <summary>
/// Finds all strings of a list in one pass over a text (Aho and Corasick 1975), as a table of states by kinds of characters: those
/// that no string has are one kind, which leads back to the beginning.
/// </summary>
internal sealed class LiteralAutomaton
{
    private readonly byte[] _kinds = new byte[128];
    private readonly Dictionary<char, byte> _otherKinds = [];
    private readonly ushort[] _next;
    private readonly int[][] _found;
    private readonly int _width;

    /// <param name="texts">Different, none empty; at most some ten thousand characters in all.</param>
    public LiteralAutomaton(IReadOnlyList<string> texts)
    {
        foreach (var character in texts.SelectMany(text => text).Distinct().Order())
        {
            _width++;
            if (character < _kinds.Length)
            {
                _kinds[character] = checked((byte)_width);
            }
            else
            {
                _otherKinds[character] = checked((byte)_width);
            }
        }

        _width++;
        var (states, found) = Tree(texts);
        _next = new ushort[states.Count * _width];
        _found = [.. found.Select(list => list.ToArray())];
        Link(states);
    }

    /// <summary>Where no string can go on.</summary>
    public const int Start = 0;

    /// <summary>The state behind one more character.</summary>
    public int Next(int state, char character) => _next[(state * _width) + KindOf(character)];

    /// <summary>The strings that end in a state, by their numbers in the list.</summary>
    public int[] FoundAt(int state) => _found[state];

    private int KindOf(char character) => character < _kinds.Length ? _kinds[character] : _otherKinds.GetValueOrDefault(character);

    private (List<int[]> States, List<List<int>> Found) Tree(IReadOnlyList<string> texts)
    {
        var states = new List<int[]> { NewState() };
        var found = new List<List<int>> { new() };
        foreach (var (number, text) in texts.Index())
        {
            var state = Start;
            foreach (var character in text)
            {
                ref var next = ref states[state][KindOf(character)];
                if (next < 0)
                {
                    next = states.Count;
                    states.Add(NewState());
                    found.Add([]);
                }

                state = next;
            }

            found[state].Add(number);
        }

        return (states, found);
    }

    private int[] NewState()
    {
        var state = new int[_width];
        Array.Fill(state, -1);
        return state;
    }

    /// <summary>Breadth first: where a state has no way on, it goes where its longest proper end would.</summary>
    private void Link(List<int[]> states)
    {
        var ends = new int[states.Count];
        var queue = new Queue<int>([Start]);
        while (queue.TryDequeue(out var state))
        {
            _found[state] = [.. _found[state], .. state == Start ? [] : _found[ends[state]]];
            for (var kind = 0; kind < _width; kind++)
            {
                var child = states[state][kind];
                var elsewhere = state == Start ? Start : _next[(ends[state] * _width) + kind];
                _next[(state * _width) + kind] = checked((ushort)(child < 0 ? elsewhere : child));
                if (child >= 0)
                {
                    ends[child] = elsewhere;
                    queue.Enqueue(child);
                }
            }
        }
    }
}
