namespace Rung.Tensors.Tokenizers.Training;

/// <summary>A word of the texts as it is merged, and how often it occurs. Owned by the merging.</summary>
internal sealed class CountedWord(List<int> symbols, long count)
{
    public List<int> Symbols => symbols;

    public long Count => count;
}
