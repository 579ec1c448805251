namespace Rung.Tensors.Tokenizers.Algorithms;

/// <summary>The tokens by their letters: all that a text starts with are found on one way from the root.</summary>
internal sealed class PrefixTree
{
    public const int Root = 0;
    public const int None = -1;

    private ulong[] _keys = new ulong[1 << 10];
    private int[] _children = new int[1 << 10];
    private int[] _tokens = new int[256];
    private int _count = 1;

    public PrefixTree() => Array.Fill(_tokens, None);

    /// <summary>Adds a token that is not empty.</summary>
    public void Add(ReadOnlySpan<char> token, int id)
    {
        var node = Root;
        foreach (var letter in token)
        {
            var child = ChildOf(node, letter);
            node = child == None ? AddChild(node, letter) : child;
        }

        _tokens[node] = id;
    }

    /// <summary>The node a letter further, or <see cref="None"/>.</summary>
    public int ChildOf(int node, char letter)
    {
        var key = KeyOf(node, letter);
        var place = PlaceOf(key);
        while (_keys[place] != key)
        {
            if (_keys[place] == 0)
            {
                return None;
            }

            place = (place + 1) & (_keys.Length - 1);
        }

        return _children[place];
    }

    /// <summary>The token that ends at a node, or <see cref="None"/>.</summary>
    public int TokenAt(int node) => _tokens[node];

    // Never 0: the node is counted from 1.
    private static ulong KeyOf(int node, char letter) => ((ulong)(uint)(node + 1) << 16) | letter;

    private int PlaceOf(ulong key) => (int)((key * 0x9E37_79B9_7F4A_7C15) >> 32) & (_keys.Length - 1);

    private int AddChild(int node, char letter)
    {
        if (_count * 2 > _keys.Length)
        {
            Grow();
        }

        if (_count == _tokens.Length)
        {
            Array.Resize(ref _tokens, _count * 2);
            _tokens.AsSpan(_count).Fill(None);
        }

        Insert(KeyOf(node, letter), _count);
        return _count++;
    }

    private void Insert(ulong key, int child)
    {
        var place = PlaceOf(key);
        while (_keys[place] != 0)
        {
            place = (place + 1) & (_keys.Length - 1);
        }

        (_keys[place], _children[place]) = (key, child);
    }

    private void Grow()
    {
        var (keys, children) = (_keys, _children);
        _keys = new ulong[keys.Length * 2];
        _children = new int[keys.Length * 2];
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] != 0)
            {
                Insert(keys[i], children[i]);
            }
        }
    }
}
