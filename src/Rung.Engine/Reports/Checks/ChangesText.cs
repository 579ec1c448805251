using System.Collections.Immutable;
using System.Text;
using Rung.Core.Data;

namespace Rung.Engine.Reports.Checks;

/// <summary>What changed from one version of a dataset to another, as plain text.</summary>
public static class ChangesText
{
    private const int MostShown = 20;
    private const int Longest = 120;

    /// <param name="changes">What changed.</param>
    /// <param name="older">The name of the older version.</param>
    /// <param name="newer">The name of the newer version.</param>
    public static string Write(DatasetChanges changes, ContentHash older, ContentHash newer)
    {
        ArgumentNullException.ThrowIfNull(changes);

        var text = new StringBuilder();
        text.Append(PlainText.Wrapped(
            changes.IsEmpty
                ? $"{older.Short} and {newer.Short} hold the same {ReportText.Count(changes.Same)} examples."
                : $"{older.Short} -> {newer.Short}: {ReportText.Count(changes.Added.Length)} added, {ReportText.Count(changes.Removed.Length)} removed, "
                    + $"{ReportText.Count(changes.Relabelled.Length)} relabelled, {ReportText.Count(changes.Rewritten.Length)} rewritten, "
                    + $"{ReportText.Count(changes.Retagged.Length)} with another group, time or tag; {ReportText.Count(changes.Same)} the same.",
            ""));
        Append(text, "Added", changes.Added, example => $"{example.Id}: {Cut(example.Input.Text)} = {Cut(example.Expected)}");
        Append(text, "Removed", changes.Removed, example => $"{example.Id}: {Cut(example.Input.Text)} = {Cut(example.Expected)}");
        Append(text, "Relabelled", changes.Relabelled, pair => $"{pair.Before.Id}: {Cut(pair.Before.Expected)} -> {Cut(pair.After.Expected)} ({Cut(pair.Before.Input.Text)})");
        Append(text, "Rewritten", changes.Rewritten, pair => $"{pair.Before.Id}: {Cut(pair.Before.Input.Text)} -> {Cut(pair.After.Input.Text)}");
        Append(text, "Another group, time or tag", changes.Retagged, pair => $"{pair.Before.Id}: {Rest(pair.Before)} -> {Rest(pair.After)}");
        return text.ToString();
    }

    private static void Append<T>(StringBuilder text, string title, ImmutableArray<T> items, Func<T, string> line)
    {
        if (!items.IsEmpty)
        {
            var more = items.Length > MostShown ? [$"and {ReportText.Count(items.Length - MostShown)} more"] : Array.Empty<string>();
            text.Append('\n');
            PlainText.AppendList(text, title, [.. items.Take(MostShown).Select(line), .. more]);
        }
    }

    private static string Rest(Example example) =>
        $"group {example.Group ?? "none"}, time {example.Time?.ToString("u") ?? "none"}, tags {(example.Tags.IsEmpty ? "none" : string.Join(' ', example.Tags))}";

    private static string Cut(string? text)
    {
        var line = (text ?? "nothing").ReplaceLineEndings(" ");
        return line.Length <= Longest ? line : string.Concat(line.AsSpan(0, Longest), "…");
    }
}
