using System.Text.Json;
using Rung.Retrieval.Reranking.Features;
using Rung.Retrieval.Reranking.Learning;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Reranking.Files;

/// <summary>A lexical reranker in a file.</summary>
internal static class RerankerFile
{
    private static readonly FileKind Kind = FileKind.Of("RERK", version: 1);

    public static void Write(LexicalReranker reranker, string path)
    {
        var (statistics, model) = (reranker.Statistics, reranker.Model);
        var record = new RerankerRecord
        {
            Learner = reranker.Learner,
            Tried = [.. reranker.Tried],
            Signals = reranker.Signals,
            Features = [.. RerankFeatures.Names(reranker.Signals)],
            Passages = statistics.Passages,
            MeanLength = statistics.MeanLength,
            Stems = new(statistics.Counts.ToDictionary(), StringComparer.Ordinal),
            Weights = model is LinearModel linear ? [.. linear.Weights] : null,
            Trees = model is TreeModel trees ? [.. trees.Trees.Select(tree => tree.Nodes.Select(ToRecord).ToArray())] : null,
        };
        LearntFile.Write(path, Kind, JsonSerializer.SerializeToUtf8Bytes(record, RerankerJson.Default.RerankerRecord));
    }

    /// <exception cref="LearntFileException">It cannot be used.</exception>
    public static LexicalReranker Read(string path)
    {
        var content = LearntFile.Read(path, Kind);
        RerankerRecord? record;
        try
        {
            record = JsonSerializer.Deserialize(content.Span, RerankerJson.Default.RerankerRecord);
        }
        catch (JsonException e)
        {
            throw new LearntFileException(path, "its content is no reranker", e);
        }

        if (record is not { Signals: >= 0 and < 1000 } || !record.Features.SequenceEqual(RerankFeatures.Names(record.Signals)))
        {
            throw new LearntFileException(path, "it was learnt from other features than this program makes");
        }

        var statistics = TermStatistics.OfCounts(record.Stems, record.Passages, record.MeanLength);
        return new(statistics, ModelOf(record, path), record.Learner, [.. record.Tried], record.Signals);
    }

    private static IRankModel ModelOf(RerankerRecord record, string path)
    {
        var features = record.Features.Length;
        if (record.Weights is { } weights)
        {
            return weights.Length == features || weights.Length == 0
                ? new LinearModel(weights)
                : throw new LearntFileException(path, "it has another number of weights than of features");
        }

        if (record.Trees is not { } trees)
        {
            return new FirstOrder();
        }

        return trees.All(nodes => nodes.Length > 0 && nodes.Index().All(node => IsSound(node.Item, node.Index, nodes.Length, features)))
            ? new TreeModel([.. trees.Select(nodes => new RankTree([.. nodes.Select(ToNode)]))])
            : throw new LearntFileException(path, "one of its trees leads nowhere");
    }

    /// <summary>Whether a question is about a feature that there is, and leads on to later nodes: then every walk ends.</summary>
    private static bool IsSound(NodeRecord node, int place, int nodes, int features) =>
        node.F == -1 || (node.F >= 0 && node.F < features && IsLater(node.Below, place, nodes) && IsLater(node.Above, place, nodes));

    private static bool IsLater(int node, int place, int nodes) => node > place && node < nodes;

    private static NodeRecord ToRecord(RankTree.Node node) => new(node.Feature, node.Border, node.Below, node.Above, node.Value);

    private static RankTree.Node ToNode(NodeRecord node) => new(node.F, node.Border, node.Below, node.Above, node.Value);
}
