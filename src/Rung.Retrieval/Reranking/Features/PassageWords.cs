using System.Runtime.CompilerServices;

namespace Rung.Retrieval.Reranking.Features;

/// <summary>The words of a passage and of the titles above it; kept for as long as the passage lives.</summary>
internal sealed class PassageWords
{
    private static readonly ConditionalWeakTable<Passage, PassageWords> Known = [];

    private PassageWords(Passage passage)
    {
        Words = StemmedWord.AllOf(passage.Text);
        TitleStems = [.. passage.TitlePath.SelectMany(StemmedWord.AllOf).Select(word => word.Stem)];
    }

    public StemmedWord[] Words { get; }

    public HashSet<string> TitleStems { get; }

    public static PassageWords Of(Passage passage) => Known.GetValue(passage, key => new(key));
}
