using System.Runtime.InteropServices;
using System.Text;

namespace Rung.Engine.Baselines.Features;

/// <summary>
/// Numbers n-grams exactly, whatever the script: a gram is a path of code points from the root, so that each of the
/// runs that start at one place costs one look-up. Grows on one thread; when it grows no more, any thread may read.
/// </summary>
internal sealed class GramTrie
{
    public const int Root = 0;
    public const int Absent = -1;

    private const int CodePointBits = 21;

    private readonly Dictionary<ulong, int> _children = [];
    private readonly List<int> _parents = [Absent];
    private readonly List<int> _codePoints = [0];
    private readonly List<ulong> _keys = [0];

    public int Count => _parents.Count;

    /// <summary>The node one code point further, or <see cref="Absent"/> where no gram goes on like this.</summary>
    public int Find(int node, int codePoint) => _children.GetValueOrDefault(Edge(node, codePoint), Absent);

    /// <summary>The node one code point further, made where it is missing.</summary>
    public int FindOrAdd(int node, int codePoint)
    {
        ref var child = ref CollectionsMarshal.GetValueRefOrAddDefault(_children, Edge(node, codePoint), out var exists);
        if (!exists)
        {
            child = _parents.Count;
            _parents.Add(node);
            _codePoints.Add(codePoint);
            _keys.Add(Mix(_keys[node] + (ulong)codePoint + 1));
        }

        return child;
    }

    /// <summary>
    /// A number that depends on the gram alone, not on when it was met: what orders grams of equal frequency, so that
    /// a fold's vectors are the same bytes as those of a vectoriser which never saw the other folds.
    /// </summary>
    public ulong KeyOf(int node) => _keys[node];

    public string TextOf(int node)
    {
        var runes = new Stack<Rune>();
        for (; node != Root; node = _parents[node])
        {
            runes.Push(new Rune(_codePoints[node]));
        }

        return string.Concat(runes);
    }

    private static ulong Edge(int node, int codePoint) => ((ulong)node << CodePointBits) | (uint)codePoint;

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
