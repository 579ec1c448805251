namespace Rung.Tensors.Tokenizers.Algorithms.Bpe;

/// <summary>Which two tokens become one, and which merge comes first. A hash table of two arrays, for it is asked at every step.</summary>
internal sealed class MergeTable
{
    /// <summary>The rank of what is no merge.</summary>
    public const int NoRank = int.MaxValue;

    private readonly ulong[] _keys;
    private readonly (int Rank, int Id)[] _merges;
    private readonly int _shift;

    /// <param name="capacity">The most merges that will be added.</param>
    public MergeTable(int capacity)
    {
        var bits = 4;
        while (1L << bits < capacity * 2L)
        {
            bits++;
        }

        _shift = 64 - bits;
        _keys = new ulong[1 << bits];
        _merges = new (int, int)[1 << bits];
        Array.Fill(_keys, ulong.MaxValue);
    }

    /// <summary>Adds a merge, or changes it; false where the two merged already.</summary>
    public bool Set(int left, int right, int rank, int id)
    {
        var place = PlaceOf(left, right);
        var isNew = _keys[place] == ulong.MaxValue;
        _keys[place] = KeyOf(left, right);
        _merges[place] = (rank, id);
        return isNew;
    }

    /// <summary>The rank of a merge and what it makes; <see cref="NoRank"/> where the two do not merge.</summary>
    public (int Rank, int Id) Of(int left, int right)
    {
        var place = PlaceOf(left, right);
        return _keys[place] == ulong.MaxValue ? (NoRank, -1) : _merges[place];
    }

    private static ulong KeyOf(int left, int right) => ((ulong)(uint)left << 32) | (uint)right;

    private int PlaceOf(int left, int right)
    {
        var key = KeyOf(left, right);
        var place = (int)((key * 0x9E37_79B9_7F4A_7C15) >> _shift);
        while (_keys[place] != key && _keys[place] != ulong.MaxValue)
        {
            place = (place + 1) & (_keys.Length - 1);
        }

        return place;
    }
}
