using Rung.Retrieval.Segments;
using Rung.Retrieval.Vectors.Hnsw;

namespace Rung.Retrieval.Vectors.Files;

/// <summary>
/// The links of a graph in a file, three sections: for each node its highest level, the next of its copies, and node after node, level after
/// level from the lowest, how many links there are and which.
/// </summary>
internal static class GraphSections
{
    public const int Levels = VectorFileLayout.Rest;
    public const int Copies = Levels + 1;
    public const int Links = Copies + 1;

    /// <summary>The first section of the vectors.</summary>
    public const int Vectors = Links + 1;

    public static void Write(ChecksummedWriter writer, Graph graph, CopyChains copies, int nodes)
    {
        for (var node = 0; node < nodes; node++)
        {
            writer.Write((sbyte)graph.LevelOf(node));
        }

        writer.EndSection();
        for (var node = 0; node < nodes; node++)
        {
            writer.Write(copies.NextOf(node));
        }

        writer.EndSection();
        for (var node = 0; node < nodes; node++)
        {
            for (var level = 0; level <= graph.LevelOf(node); level++)
            {
                writer.Write(graph.LinksOf(node, level).Length);
                writer.Write(graph.LinksOf(node, level));
            }
        }

        writer.EndSection();
    }

    /// <summary>Makes the nodes and links of a graph that has room for them and their vectors already.</summary>
    public static void Read(ChecksummedFile file, VectorFileHeader header, Graph graph, CopyChains copies)
    {
        var levels = file.Section<sbyte>(Levels, header.Slots);
        for (var node = 0; node < levels.Length; node++)
        {
            Require(file, levels[node] is >= Graph.Unlinked and <= LevelDraw.Highest);
            graph.Add(node, levels[node]);
        }

        ReadLinks(file, header, graph, levels);
        if (header.Entry != Graph.None)
        {
            Require(file, levels[header.Entry] >= 0);
            (graph.Entry, graph.TopLevel) = (header.Entry, levels[header.Entry]);
        }

        var next = file.Section<int>(Copies, header.Slots);
        for (var node = 0; node < next.Length; node++)
        {
            // A chain goes from its first member, the linked one, to the last and then back: so it ends.
            var isFirst = levels[node] != Graph.Unlinked;
            Require(file, next[node] == Graph.None || (next[node] >= 0 && next[node] < (isFirst ? next.Length : node)));
            Require(file, next[node] == Graph.None || levels[next[node]] == Graph.Unlinked);
            copies.Restore(node, next[node], isFirst, graph);
        }
    }

    private static void ReadLinks(ChecksummedFile file, VectorFileHeader header, Graph graph, ReadOnlySpan<sbyte> levels)
    {
        var bytes = file.Section(Links);
        var rest = file.Section<int>(Links, bytes.Length / sizeof(int));
        for (var node = 0; node < header.Slots; node++)
        {
            for (var level = 0; level <= levels[node]; level++)
            {
                Require(file, rest.Length > 0 && rest[0] >= 0 && rest[0] <= graph.Room(level) && rest[0] < rest.Length);
                var links = rest.Slice(1, rest[0]);
                foreach (var link in links)
                {
                    Require(file, link >= 0 && link < header.Slots && levels[link] >= level);
                }

                graph.Replace(node, level, links);
                rest = rest[(1 + links.Length)..];
            }
        }

        Require(file, rest.IsEmpty);
    }

    private static void Require(ChecksummedFile file, bool isWhole)
    {
        if (!isWhole)
        {
            throw file.Damaged("its graph leads to nodes that are not there");
        }
    }
}
