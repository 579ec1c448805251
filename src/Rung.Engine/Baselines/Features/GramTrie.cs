using System.Runtime.InteropServices;
using System.Text;

namespace Rung.Engine.Baselines.Features;

/// <summary>
/// Numbers n-grams exactly, whatever the script: a gram is a path of code points from the root, so that each of the
/// runs that start at one place costs one look-up; a pair of words is a node of its own. Grows on one thread; when it grows
/// no more, any thread may read.
/// </summary>
internal sealed class GramTrie
{
    public const int Root = 0;
    public const int Absent = -1;

    private const int CodePointBits = 21;
    private const ulong PairFlag = 1UL << 63;

    private readonly Dictionary<ulong, int> _children = [];
    private readonly List<int> _parents = [Absent];

    // The code point of a node; of a pair, the complement of its second word.
    private readonly List<int> _lasts = [0];
    private readonly List<ulong> _keys = [0];

    public int Count => _parents.Count;

    /// <summary>The node one code point further, or <see cref="Absent"/> where no gram goes on like this.</summary>
    public int Find(int node, int codePoint) => _children.GetValueOrDefault(Edge(node, codePoint), Absent);

    /// <summary>The node one code point further, made where it is missing.</summary>
    public int FindOrAdd(int node, int codePoint) => FindOrAdd(Edge(node, codePoint), node, codePoint, (ulong)codePoint + 1);

    /// <summary>The node of a pair of words, or <see cref="Absent"/>.</summary>
    public int FindPair(int first, int second) => _children.GetValueOrDefault(Pair(first, second), Absent);

    /// <summary>The node of a pair of words, made where it is missing.</summary>
    public int FindOrAddPair(int first, int second) => FindOrAdd(Pair(first, second), first, ~second, Mix(_keys[second]));

    /// <summary>
    /// A number that depends on the gram alone, not on when it was met: what orders grams of equal frequency, so that
    /// a fold's vectors are the same bytes as those of a vectoriser which never saw the other folds.
    /// </summary>
    public ulong KeyOf(int node) => _keys[node];

    public string TextOf(int node)
    {
        if (_lasts[node] < 0)
        {
            return $"{TextOf(_parents[node])} {TextOf(~_lasts[node])}";
        }

        var runes = new Stack<Rune>();
        for (; node != Root; node = _parents[node])
        {
            runes.Push(new Rune(_lasts[node]));
        }

        return string.Concat(runes);
    }

    private int FindOrAdd(ulong path, int parent, int last, ulong change)
    {
        ref var child = ref CollectionsMarshal.GetValueRefOrAddDefault(_children, path, out var exists);
        if (!exists)
        {
            child = _parents.Count;
            _parents.Add(parent);
            _lasts.Add(last);
            _keys.Add(Mix(_keys[parent] + change));
        }

        return child;
    }

    private static ulong Edge(int node, int codePoint) => ((ulong)node << CodePointBits) | (uint)codePoint;

    private static ulong Pair(int first, int second) => PairFlag | ((ulong)first << 32) | (uint)second;

    // The finaliser of SplitMix64: a bijection, so that two keys are equal only where two sums are.
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value + 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
