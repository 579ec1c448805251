using System.Runtime.InteropServices;

namespace Rung.Tensors.Tokenizers;

/// <summary>The pieces of a text, and those that the step under way makes of them.</summary>
internal sealed class PieceList
{
    private List<Piece> _current = [];
    private List<Piece> _next = [];

    public ReadOnlySpan<Piece> Current => CollectionsMarshal.AsSpan(_current);

    public void Reset() => _current.Clear();

    public void Begin() => _next.Clear();

    /// <summary>Adds a piece to the next list; an empty one is nothing.</summary>
    public void Add(int start, int end)
    {
        if (end > start)
        {
            _next.Add(new Piece(start, end));
        }
    }

    public void Add(Piece piece) => _next.Add(piece);

    public void Commit() => (_current, _next) = (_next, _current);
}
