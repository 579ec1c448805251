using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Rung.Core.Data;
using Rung.Core.Statistics;
using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Folds;

namespace Rung.Engine.Baselines;

/// <summary>
/// What the baselines of a task learn from: the examples, their folds, and the vectors of each fold, made once for all
/// baselines when the first asks. Safe for threads.
/// </summary>
internal sealed class BaselineMaterial
{
    // Examples times outputs: what the linear learners keep per example and label, in floats.
    private const int MostScores = 1 << 23;

    private readonly ConcurrentDictionary<TextFeatures, Lazy<GramCounts>> _counts = new();
    private readonly ConcurrentDictionary<(TextFeatures Features, int Fold), Lazy<FeatureSpace>> _spaces = new();

    private BaselineMaterial(
        OutputKind kind, BaselineOptions options, ImmutableArray<Example> examples, ContentHash id, int given)
    {
        Kind = kind;
        Options = options;
        Examples = examples;
        ExamplesId = id;
        Outputs = [.. examples.Select(example => example.Expected!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var numbers = Outputs.Index().ToDictionary(output => output.Item, output => output.Index, StringComparer.Ordinal);
        OutputOf = [.. examples.Select(example => numbers[example.Expected!])];
        var strata = kind == OutputKind.Label ? OutputOf : new int[examples.Length];
        Folds = FoldAssignment.Of(examples, strata, options.FoldsFor(examples.Length), options.Seed);
        Notes = [.. NotesOn(given, examples.Length, Folds)];
    }

    public OutputKind Kind { get; }

    public BaselineOptions Options { get; }

    /// <summary>In the order of their ids.</summary>
    public ImmutableArray<Example> Examples { get; }

    /// <summary>The name, by content, of the examples given.</summary>
    public ContentHash ExamplesId { get; }

    /// <summary>The different expected outputs (for labels: the labels), in ordinal order.</summary>
    public ImmutableArray<string> Outputs { get; }

    /// <summary>For each example the place of its expected output in <see cref="Outputs"/>.</summary>
    public int[] OutputOf { get; }

    public FoldAssignment Folds { get; }

    /// <summary>What the reader of any baseline's figures should know.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>Prepares examples; those without an expected output teach nothing and are left out.</summary>
    /// <exception cref="DatasetException">No example has an expected output, or two share an id.</exception>
    public static BaselineMaterial Of(IReadOnlyList<Example> examples, OutputKind kind, BaselineOptions options)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(options);
        var dataset = Dataset.Create([new(Split.Train, [.. examples.Where(example => example.Expected is not null)])]);
        var usable = dataset[Split.Train];
        if (usable.IsEmpty)
        {
            throw new DatasetException(
                "Baselines have nothing to learn from: no example of train has an expected output. Give 'data.examples' in rung.yaml.");
        }

        var outputs = usable.Select(example => example.Expected).Distinct(StringComparer.Ordinal).Count();
        var most = Math.Min(options.MaxExamples, kind == OutputKind.Label ? Math.Max(MostScores / outputs, 1) : int.MaxValue);
        var sample = Sample(usable, most, options.Seed);
        return new BaselineMaterial(kind, options, sample, dataset.Id, given: usable.Length);
    }

    /// <summary>The space fitted on all examples.</summary>
    public FeatureSpace Whole(TextFeatures features, CancellationToken cancellationToken) =>
        Space(features, fold: -1, cancellationToken);

    /// <summary>The space fitted on what the model of a fold learns from, and on nothing else.</summary>
    public FeatureSpace ForFold(TextFeatures features, int fold, CancellationToken cancellationToken) =>
        Space(features, fold, cancellationToken);

    /// <summary>What the reader of the figures of a baseline over these features should know.</summary>
    public ImmutableArray<string> NotesOn(TextFeatures features, CancellationToken cancellationToken)
    {
        var longest = CountsOf(features, cancellationToken).LongestText;
        return longest == int.MaxValue
            ? Notes
            : Notes.Add(string.Create(
                CultureInfo.InvariantCulture, $"Only the first {longest:N0} characters of a text were read: there is no room for the vectors of all."));
    }

    private FeatureSpace Space(TextFeatures features, int fold, CancellationToken cancellationToken)
    {
        var counts = CountsOf(features, cancellationToken);
        return _spaces.GetOrAdd(
            (features, fold),
            _ => new Lazy<FeatureSpace>(() => new FeatureSpace(counts, fold < 0 ? null : Folds.TrainsOn(fold)))).Value;
    }

    private GramCounts CountsOf(TextFeatures features, CancellationToken cancellationToken) =>
        _counts.GetOrAdd(features, _ => new Lazy<GramCounts>(() => Count(features, cancellationToken))).Value;

    private GramCounts Count(TextFeatures features, CancellationToken cancellationToken) =>
        GramCounts.Of([.. Examples.Select(example => example.Input.Text)], features, cancellationToken);

    private static ImmutableArray<Example> Sample(ImmutableArray<Example> examples, int most, ulong seed)
    {
        if (examples.Length <= most)
        {
            return examples;
        }

        var shuffled = examples.ToArray();
        new SplitMix64(seed).Shuffle(shuffled);
        return [.. shuffled.Take(most).OrderBy(example => example.Id)];
    }

    private static IEnumerable<string> NotesOn(int given, int used, FoldAssignment folds)
    {
        if (used < given)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"The baselines learnt from a seeded sample of {used:N0} of the {given:N0} examples.");
        }

        if (folds.Count == 0)
        {
            yield return "Not cross-validated: the examples are a single group, so that none can be held out. Default settings were used.";
        }
    }
}
