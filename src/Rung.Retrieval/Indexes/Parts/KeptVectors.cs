using System.Text.Json;
using Rung.Retrieval.Vectors;
using Rung.Retrieval.Vectors.Hnsw;

namespace Rung.Retrieval.Indexes.Parts;

/// <summary>
/// The vectors of one retriever in a file, searched as suits their number. They are first compared one by one; where there are too many
/// for that, a graph is built, measured against comparing, and used where it finds enough. A graph is only ever a faster way: stopped
/// half built, nothing is lost.
/// </summary>
internal sealed class KeptVectors
{
    /// <summary>So many vectors go into a graph between two reports of progress.</summary>
    private const int Stride = 4096;

    /// <summary>Once so large a share of the vectors came or went, the recall that was measured says little of those there are.</summary>
    private const double StaleShare = 0.1;

    private readonly string _path;
    private readonly VectorIndexOptions _options;
    private GraphTrial? _trial;

    private KeptVectors(string path, VectorIndexOptions options, EmbeddedVectorIndex index) => (_path, _options, Index) = (path, options, index);

    public EmbeddedVectorIndex Index { get; private set; }

    private string TrialPath => _path + ".graph.json";

    /// <summary>Without any vectors, and nothing written.</summary>
    public static KeptVectors Create(string path, VectorSpace space, long expected, VectorIndexOptions options) =>
        new(path, options, VectorIndexChoice.Create(space, Math.Min(expected, options.ExactUpTo), options));

    /// <exception cref="Segments.IndexDamagedException">The file is gone or does not hold what was written.</exception>
    public static KeptVectors Open(string path, VectorIndexOptions options)
    {
        var kept = new KeptVectors(path, options, VectorFile.Open(path, options));
        var graph = kept.Index as HnswVectorIndex;
        if (kept.ReadTrial() is { } trial && trial.IsUsed == (graph is not null))
        {
            kept._trial = trial;
            graph?.SearchCandidates = trial.SearchCandidates;
        }

        return kept;
    }

    /// <summary>How they are searched now.</summary>
    public VectorSearch SearchOf(string retriever) => new(retriever, Index.Count, _trial);

    public void Save() => VectorFile.Save(Index, _path);

    /// <summary>Brings them into the kind of index that suits their number, and measures a graph's recall; what changes is written.</summary>
    /// <returns>Whether <see cref="Index"/> is another now.</returns>
    public Task<bool> SettleAsync(Settling settling, CancellationToken cancellationToken)
    {
        var count = Index.Count;

        // Half, so that an index whose size goes to and fro across the border is not built anew each time.
        var isFew = count <= Math.Max(1, Index is HnswVectorIndex ? _options.ExactUpTo / 2 : _options.ExactUpTo);
        return (Index, isFew) switch
        {
            (HnswVectorIndex, true) => LeaveGraphAsync(trial: null, settling, cancellationToken),
            (HnswVectorIndex graph, false) when IsStale(count) => MeasureAgainAsync(graph, settling, cancellationToken),
            (not HnswVectorIndex, false) when IsStale(count) => TryGraphAsync(settling, cancellationToken),
            _ => Task.FromResult(false),
        };
    }

    private bool IsStale(int count) => _trial is null || Math.Abs(count - (double)_trial.Vectors) > StaleShare * _trial.Vectors;

    private async Task<bool> TryGraphAsync(Settling settling, CancellationToken cancellationToken)
    {
        if (await QueriesAsync(settling, cancellationToken) is not { } queries)
        {
            return false;
        }

        var graph = new HnswVectorIndex(Index.Space, _options.Hnsw);
        await CopyAsync(graph, "building a graph of the vectors of", settling, cancellationToken);
        var trial = await MeasureAsync(graph, Index, queries, settling, cancellationToken);
        if (trial.IsUsed)
        {
            Index = graph;
            Save();
        }
        else
        {
            await graph.DisposeAsync();
        }

        Write(trial);
        return trial.IsUsed;
    }

    private async Task<bool> MeasureAgainAsync(HnswVectorIndex graph, Settling settling, CancellationToken cancellationToken)
    {
        if (await QueriesAsync(settling, cancellationToken) is not { } queries)
        {
            return false;
        }

        var trial = await MeasureAsync(graph, graph, queries, settling, cancellationToken);
        if (!trial.IsUsed)
        {
            return await LeaveGraphAsync(trial, settling, cancellationToken);
        }

        Write(trial);
        return false;
    }

    private async Task<bool> LeaveGraphAsync(GraphTrial? trial, Settling settling, CancellationToken cancellationToken)
    {
        var exact = VectorIndexChoice.Create(Index.Space, Math.Min(Index.Count, _options.ExactUpTo), _options);
        await CopyAsync(exact, "leaving the graph of the vectors of", settling, cancellationToken);
        Index = exact;
        Save();
        Write(trial);
        return true;
    }

    private async Task<GraphQueries?> QueriesAsync(Settling settling, CancellationToken cancellationToken) =>
        await settling.QueriesAsync(Index, cancellationToken) is { Vectors.Count: >= 2 } queries ? queries : null;

    private async Task CopyAsync(EmbeddedVectorIndex to, string phase, Settling settling, CancellationToken cancellationToken)
    {
        foreach (var entries in Index.Entries(Stride))
        {
            settling.Report(phase, to.Count, Index.Count);
            await to.PutAsync(entries, cancellationToken);
        }
    }

    private async Task<GraphTrial> MeasureAsync(
        HnswVectorIndex graph, EmbeddedVectorIndex exact, GraphQueries queries, Settling settling, CancellationToken cancellationToken)
    {
        settling.Report("measuring what the graph misses of", 0, 0);
        var (candidates, recall, isEnough) = await GraphFit.FindAsync(graph, exact, queries.Vectors, _options, cancellationToken);
        return new GraphTrial(graph.Count, candidates, recall, queries.AreExcerpts, isEnough);
    }

    private void Write(GraphTrial? trial)
    {
        _trial = trial;
        if (trial is null)
        {
            File.Delete(TrialPath);
        }
        else
        {
            File.WriteAllText(TrialPath, JsonSerializer.Serialize(trial));
        }
    }

    /// <summary>What cannot be read is measured again.</summary>
    private GraphTrial? ReadTrial()
    {
        try
        {
            return File.Exists(TrialPath) && JsonSerializer.Deserialize<GraphTrial>(File.ReadAllText(TrialPath)) is { SearchCandidates: > 0, Vectors: > 0, Recall: not null } trial
                ? trial
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
