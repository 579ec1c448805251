namespace Rung.Core.Similarity;

/// <summary>Sets of places that grow together (union-find), each led by its smallest place. One thread at a time.</summary>
internal sealed class DisjointSets
{
    private readonly int[] _parents;

    public DisjointSets(int count)
    {
        _parents = new int[count];
        for (var i = 0; i < count; i++)
        {
            _parents[i] = i;
        }
    }

    /// <summary>The smallest place of the set.</summary>
    public int Find(int place)
    {
        while (_parents[place] != place)
        {
            place = _parents[place] = _parents[_parents[place]];
        }

        return place;
    }

    public bool Join(int one, int other)
    {
        one = Find(one);
        other = Find(other);
        if (one == other)
        {
            return false;
        }

        _parents[Math.Max(one, other)] = Math.Min(one, other);
        return true;
    }
}
