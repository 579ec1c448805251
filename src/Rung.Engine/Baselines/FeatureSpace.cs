using Rung.Engine.Baselines.Features;

namespace Rung.Engine.Baselines;

/// <summary>A vectoriser, fitted on some of the examples, with the vectors that it gives all of them. Immutable.</summary>
internal sealed class FeatureSpace
{
    public FeatureSpace(GramCounts counts, bool[]? isFittedOn)
    {
        Vectorizer = TfIdfVectorizer.Fit(counts, isFittedOn);
        Rows = Vectorizer.Transform(counts);
    }

    public TfIdfVectorizer Vectorizer { get; }

    public SparseRows Rows { get; }
}
