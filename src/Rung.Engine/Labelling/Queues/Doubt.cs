using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Baselines;
using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Learners;

namespace Rung.Engine.Labelling.Queues;

/// <summary>What a logistic regression over words, learnt from the labelled examples, thinks of other inputs. Safe for threads.</summary>
internal sealed class Doubt
{
    private const int MostSuggestions = 9;

    private readonly LogisticPredictor? _predictor;

    private Doubt(LogisticPredictor? predictor) => _predictor = predictor;

    /// <summary>With fewer than two labels nothing can be learnt: then every input is fully in doubt.</summary>
    public static Doubt Learn(IReadOnlyList<Example> labelled, ulong seed, CancellationToken cancellationToken)
    {
        if (labelled.Select(example => example.Expected).OfType<string>().Distinct(StringComparer.Ordinal).Take(2).Count() < 2)
        {
            return new Doubt(predictor: null);
        }

        var material = BaselineMaterial.Of(labelled, OutputKind.Label, new BaselineOptions { Seed = seed });
        var fit = new LogisticBaseline("logistic words", TextFeatures.Words, simplicity: 0).Fit(material, progress: null, cancellationToken);
        return new Doubt((LogisticPredictor)fit.Answerer.Predictor);
    }

    /// <summary>1 − (p₁ − p₂) for the two most probable labels: 0 where the model is sure, 1 where it cannot tell.</summary>
    public double Of(string text)
    {
        if (_predictor is null)
        {
            return 1;
        }

        var (first, second) = (0f, 0f);
        foreach (var probability in _predictor.PredictProbabilities(text))
        {
            (first, second) = probability > first ? (probability, first) : (first, Math.Max(second, probability));
        }

        return 1 - (first - second);
    }

    public ImmutableArray<LabelSuggestion> SuggestionsFor(string text) => _predictor is null
        ? []
        : [.. _predictor.Labels
            .Zip(_predictor.PredictProbabilities(text), (label, probability) => new LabelSuggestion(label, probability))
            .OrderByDescending(suggestion => suggestion.Probability)
            .ThenBy(suggestion => suggestion.Label, StringComparer.Ordinal)
            .Take(MostSuggestions)];
}
