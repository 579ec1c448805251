namespace Rung.Tensors.Tokenizers.Algorithms.Bpe;

/// <summary>The symbols of one word. It grows and is used again by its thread.</summary>
internal sealed class SymbolList
{
    private Symbol[] _symbols = new Symbol[64];

    public int Count { get; set; }

    public Span<Symbol> Symbols => _symbols.AsSpan(0, Count);

    public void Add(Symbol symbol)
    {
        if (Count == _symbols.Length)
        {
            Array.Resize(ref _symbols, Count * 2);
        }

        _symbols[Count++] = symbol;
    }
}
