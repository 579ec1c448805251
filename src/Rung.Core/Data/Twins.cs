using System.Collections.Immutable;
using Rung.Core.Similarity;

namespace Rung.Core.Data;

/// <summary>Which examples say the same, or nearly: clusters over all splits, by <see cref="NearDuplicates"/> on the inputs. Immutable.</summary>
public sealed class Twins
{
    private const int MostCompared = 1_000;

    private static readonly Split[] HardestToReplace = [Split.Test, Split.Edge, Split.Dev, Split.Train];

    private readonly Dictionary<ExampleId, int> _clusterOf;

    private Twins(ImmutableArray<TwinCluster> clusters, ImmutableArray<ExampleId> testTwins)
    {
        Clusters = clusters;
        TestTwins = testTwins;
        _clusterOf = new Dictionary<ExampleId, int>(clusters.Sum(cluster => cluster.Members.Length));
        foreach (var (number, cluster) in clusters.Index())
        {
            foreach (var member in cluster.Members)
            {
                _clusterOf.Add(member, number);
            }
        }
    }

    /// <summary>In the order of their first members.</summary>
    public ImmutableArray<TwinCluster> Clusters { get; }

    /// <summary>
    /// The examples of test and edge that have a twin in train or dev, in the order of their ids: one that is near itself,
    /// not through a third. (In a cluster with more than 1,000 members of train and dev all count.)
    /// </summary>
    public ImmutableArray<ExampleId> TestTwins { get; }

    /// <summary>The place in <see cref="Clusters"/> of the cluster that holds an example; <see langword="null"/> when it has no twin.</summary>
    public int? ClusterOf(ExampleId id) => _clusterOf.TryGetValue(id, out var cluster) ? cluster : null;

    /// <summary>The twins of a dataset, within its splits and across them.</summary>
    public static Twins In(Dataset dataset, SimilarityOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return Find([.. HardestToReplace.SelectMany(split => dataset[split].Select(example => (split, example)))], options, progress, cancellationToken);
    }

    /// <summary>The twins among examples that are not divided yet, each with its own id: all count as train.</summary>
    public static Twins Among(
        IEnumerable<Example> examples, SimilarityOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(examples);
        return Find([.. ExampleOrder.ById(examples).Select(example => (Split.Train, example))], options, progress, cancellationToken);
    }

    private static Twins Find(
        (Split Split, Example Example)[] placed, SimilarityOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var texts = Array.ConvertAll(placed, one => one.Example.Input.Text);
        var found = NearDuplicates.Find(texts, options, progress, cancellationToken);
        var members = found
            .Select(cluster => (cluster, Members: cluster.Members.Select(place => placed[place]).OrderBy(one => one.Example.Id).ToArray()))
            .ToArray();
        return new Twins(
            [.. members.Select(pair => ClusterOf(pair.cluster, pair.Members)).OrderBy(cluster => cluster.Members[0])],
            [.. members.SelectMany(pair => TestTwinsOf(pair.Members, options)).Order()]);
    }

    private static TwinCluster ClusterOf(TextCluster cluster, (Split Split, Example Example)[] members) => new()
    {
        Members = [.. members.Select(one => one.Example.Id)],
        Splits = [.. members.Select(one => one.Split).Distinct().Order()],
        Survivor = members
            .OrderBy(one => Array.IndexOf(HardestToReplace, one.Split))
            .ThenBy(one => one.Example.Time ?? DateTimeOffset.MaxValue)
            .ThenBy(one => one.Example.Id)
            .First().Example.Id,
        IsExact = cluster.IsExact,
        LowestSimilarity = cluster.LowestSimilarity,
    };

    private static IEnumerable<ExampleId> TestTwinsOf((Split Split, Example Example)[] members, SimilarityOptions options)
    {
        var learnt = members.Where(one => one.Split is Split.Train or Split.Dev).Select(one => one.Example.Input.Text).ToArray();
        var asked = members.Where(one => one.Split is Split.Test or Split.Edge).Select(one => one.Example);
        return from example in learnt.Length == 0 ? [] : asked
               where learnt.Length > MostCompared || Array.Exists(learnt, text => NearDuplicates.AreNear(text, example.Input.Text, options))
               select example.Id;
    }
}
