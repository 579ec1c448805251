using System.Collections.Immutable;
using System.Numerics.Tensors;
using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Linear;

namespace Rung.Engine.Baselines.Learners;

/// <summary>The label with the greatest score; the first among equals.</summary>
internal sealed class LinearPredictor(TfIdfVectorizer vectorizer, LinearWeights weights, ImmutableArray<string> labels)
    : IPredictor
{
    public ImmutableArray<string> Labels => labels;

    public string Predict(string text) => labels[TensorPrimitives.IndexOfMax<float>(Score(text))];

    /// <summary>The score of each label.</summary>
    public float[] Score(string text)
    {
        var scores = new float[weights.Stride];
        weights.Score(vectorizer.Transform(text), scores);
        return scores[..labels.Length];
    }
}
