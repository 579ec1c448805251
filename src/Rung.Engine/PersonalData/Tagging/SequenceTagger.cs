using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Rung.Engine.PersonalData.Tagging;

/// <summary>Gives each token of a text its tag: the features' weights are summed and the best sequence searched. One thread at a time.</summary>
internal sealed class SequenceTagger(Lexicon lexicon, TaggerModel model)
{
    private readonly TokenFeatures _features = new(lexicon);
    private readonly TagSearch _search = new();
    private int[] _scores = new int[TagSet.Stride * 256];

    /// <summary>Writes a tag for each token.</summary>
    public void Tag(ReadOnlySpan<char> text, List<Token> tokens, Span<byte> tags)
    {
        if (_scores.Length < tokens.Count * TagSet.Stride)
        {
            _scores = new int[Math.Max(tokens.Count * TagSet.Stride, _scores.Length * 2)];
        }

        _features.Read(text, tokens);
        for (var i = 0; i < tokens.Count; i++)
        {
            Score(i);
        }

        _search.Best(_scores.AsSpan(0, tokens.Count * TagSet.Stride), model.Transitions, tags);
    }

    /// <summary>Sums a row of 32 small numbers a feature: one register of bytes, widened to two of shorts and stored as ints.</summary>
    private void Score(int i)
    {
        Span<int> features = stackalloc int[TokenFeatures.Most];
        var found = _features.Fill(i, features);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(model.Weights);
        var (low, high) = (Vector256<short>.Zero, Vector256<short>.Zero);
        foreach (var feature in features[..found])
        {
            var row = Vector256.LoadUnsafe(ref weights, (nuint)(feature * TagSet.Stride));
            low += Vector256.WidenLower(row);
            high += Vector256.WidenUpper(row);
        }

        ref var scores = ref _scores[i * TagSet.Stride];
        Vector256.WidenLower(low).StoreUnsafe(ref scores);
        Vector256.WidenUpper(low).StoreUnsafe(ref scores, 8);
        Vector256.WidenLower(high).StoreUnsafe(ref scores, 16);
        Vector256.WidenUpper(high).StoreUnsafe(ref scores, 24);
    }
}
