using System.Runtime.InteropServices;

namespace Rung.Tensors.Tokenizers.Training;

/// <summary>
/// Keeps the counts of all pairs of neighbours while words are merged. A merge touches the words that have the pair and no
/// others; the best pair comes from a queue whose stale entries are put back with their present count.
/// </summary>
internal sealed class PairMerging
{
    private readonly CountedWord[] _words;
    private readonly Dictionary<(int Left, int Right), long> _counts = [];
    private readonly Dictionary<(int Left, int Right), HashSet<int>> _places = [];
    private readonly PriorityQueue<(int Left, int Right), (long Count, int Left, int Right)> _queue = new();
    private readonly HashSet<(int Left, int Right)> _changed = [];

    public PairMerging(CountedWord[] words)
    {
        _words = words;
        for (var i = 0; i < words.Length; i++)
        {
            Count(i, sign: 1);
        }

        Offer();
    }

    /// <summary>The most frequent pair, the first by its ids of several.</summary>
    public bool TryTakeBest(long least, out int left, out int right)
    {
        while (_queue.TryDequeue(out var pair, out var priority))
        {
            var count = _counts.GetValueOrDefault(pair);
            if (count != -priority.Count)
            {
                // It was offered anew when its count changed.
                continue;
            }

            (left, right) = pair;
            return count >= least;
        }

        (left, right) = (-1, -1);
        return false;
    }

    /// <summary>Makes one symbol of the pair, in every word.</summary>
    public void Merge(int left, int right, int merged)
    {
        _places.Remove((left, right), out var places);
        foreach (var place in places!)
        {
            Count(place, sign: -1);
            Merge(_words[place].Symbols, left, right, merged);
            Count(place, sign: 1);
        }

        Offer();
    }

    private static void Merge(List<int> symbols, int left, int right, int merged)
    {
        var length = 0;
        for (var i = 0; i < symbols.Count; i++)
        {
            var isPair = i + 1 < symbols.Count && symbols[i] == left && symbols[i + 1] == right;
            symbols[length++] = isPair ? merged : symbols[i];
            i += isPair ? 1 : 0;
        }

        symbols.RemoveRange(length, symbols.Count - length);
    }

    private void Count(int place, int sign)
    {
        var word = _words[place];
        for (var i = 0; i + 1 < word.Symbols.Count; i++)
        {
            var pair = (word.Symbols[i], word.Symbols[i + 1]);
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, pair, out _) += sign * word.Count;
            _changed.Add(pair);
            if (sign > 0)
            {
                ref var places = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, pair, out _);
                (places ??= []).Add(place);
            }
        }
    }

    private void Offer()
    {
        foreach (var pair in _changed)
        {
            var count = _counts[pair];
            if (count > 0)
            {
                _queue.Enqueue(pair, (-count, pair.Left, pair.Right));
            }
            else
            {
                _counts.Remove(pair);
            }
        }

        _changed.Clear();
    }
}
