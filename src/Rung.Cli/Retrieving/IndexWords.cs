using System.Globalization;
using System.Text;
using Rung.Engine.Retrieving.Connections;
using Rung.Retrieval.Documents;
using Rung.Retrieval.Indexes;

namespace Rung.Cli.Retrieving;

/// <summary>What <c>rung index</c> says of an update.</summary>
internal static class IndexWords
{
    private const int MostNamed = 10;

    public static string Of(IndexUpdate update)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{update.Passages:#,0} passages can be found. {Changes(update)} {update.Elapsed.TotalSeconds:0.0} s.\n");
        AppendRefusals(text, update);
        foreach (var hidden in update.Hidden.Take(MostNamed))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {hidden.Document}: text that nobody sees was left out ({hidden.TakenOut.Kind}, {hidden.TakenOut.Count} times): {OneLine(hidden.TakenOut.Sample)}\n");
        }

        if (update.Hidden.Length > MostNamed)
        {
            text.Append(CultureInfo.InvariantCulture, $"  and {update.Hidden.Length - MostNamed} more with hidden text\n");
        }

        return text.ToString();
    }

    /// <summary>What a graph was measured to find, where there is one.</summary>
    public static string OfGraphs(FolderIndexView view) =>
        string.Concat(view.VectorSearches.Where(search => search.Graph is not null).Select(search => $"  {search}\n"));

    /// <summary>Which embedders can be asked now, and what that cost.</summary>
    public static string OfEmbedders(IEnumerable<string> embedders, FolderIndexView view, RetrievalConnections? connections)
    {
        if (connections is null)
        {
            return "";
        }

        var text = new StringBuilder();
        foreach (var name in embedders.Distinct(StringComparer.Ordinal))
        {
            text.Append(view.Embedded.Any(retriever => retriever.Name == name)
                ? $"  rung search --retriever {name} finds by its vectors now.\n"
                : $"  {name}: not every passage has a vector, so it finds nothing yet.\n");
        }

        return text.Append(connections.Spent.Length > 0 ? $"  {connections.Spent}\n" : "").ToString();
    }

    private static string Changes(IndexUpdate update) => update.IsEmpty
        ? "Nothing changed."
        : string.Create(CultureInfo.InvariantCulture, $"{update.Added} files new, {update.Changed} changed, {update.Deleted} gone; {update.PassagesCut:#,0} passages cut.");

    private static void AppendRefusals(StringBuilder text, IndexUpdate update)
    {
        // A folder of documents has other files: those of unknown kinds are counted and not listed.
        var unknown = update.Refusals.Count(outcome => outcome.Refusal!.Cause is RefusalCause.UnknownKind);
        var named = update.Refusals.Where(outcome => outcome.Refusal!.Cause is not RefusalCause.UnknownKind).ToArray();
        foreach (var outcome in named.Take(MostNamed))
        {
            text.Append(CultureInfo.InvariantCulture, $"  not read: {OneLine(outcome.Source)} {OneLine(outcome.Refusal!.Message)}\n");
        }

        text.Append(named.Length > MostNamed ? string.Create(CultureInfo.InvariantCulture, $"  and {named.Length - MostNamed} more\n") : "");
        text.Append(unknown > 0 ? string.Create(CultureInfo.InvariantCulture, $"  {unknown} files of other kinds were left alone\n") : "");
    }

    private static string OneLine(string text) => string.Concat(text.ReplaceLineEndings(" ").Where(character => !char.IsControl(character)));
}
