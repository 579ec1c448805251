using System.Collections.Immutable;
using System.Text.Json;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>What the manifest of an index says about its lexical part.</summary>
internal static class LexicalPart
{
    public const string Name = "lexical";

    // Counts changes of how texts become terms: an index that an older analyser made must not be asked by a newer one.
    private const int AnalyzerVersion = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static IndexPart ToPart(IReadOnlyCollection<CommittedSegment> segments, AnalysisOptions analysis)
    {
        var state = new State(
            AnalyzerVersion, analysis, [.. segments.Select(segment => new StoredSegment(segment.File.Name, segment.DeletionsFile?.Name))]);
        return new IndexPart
        {
            Name = Name,
            Files = [.. segments.SelectMany(segment => new[] { segment.File, segment.DeletionsFile }).OfType<PartFile>()],
            State = JsonSerializer.SerializeToElement(state, Json),
        };
    }

    /// <summary>Opens the segments of a commit; those in <paramref name="open"/> are not opened again.</summary>
    /// <exception cref="IndexSettingsException">The index was made with other options.</exception>
    /// <exception cref="IndexDamagedException">A file is not what was written.</exception>
    public static ImmutableArray<CommittedSegment> Open(
        IndexFolder folder, IndexManifest manifest, AnalysisOptions analysis, ImmutableArray<CommittedSegment> open)
    {
        if (manifest.Find(Name) is not { } part)
        {
            return [];
        }

        var state = StateOf(part, folder);
        if (state.Version != AnalyzerVersion || state.Analysis != analysis)
        {
            throw new IndexSettingsException(folder.Path, state.Version, state.Analysis);
        }

        var files = part.Files.DistinctBy(file => file.Name).ToDictionary(file => file.Name, StringComparer.Ordinal);
        var known = open.ToDictionary(segment => segment.File.Name, StringComparer.Ordinal);
        return [.. state.Segments.Select(stored => Open(folder, stored, files, known.GetValueOrDefault(stored.File ?? string.Empty)))];
    }

    /// <summary>The options that the index in a folder was made with; null where it has no lexical part yet.</summary>
    public static AnalysisOptions? AnalysisOf(IndexFolder folder) =>
        folder.Manifest.Find(Name) is { } part ? StateOf(part, folder).Analysis : null;

    private static CommittedSegment Open(
        IndexFolder folder, StoredSegment stored, Dictionary<string, PartFile> files, CommittedSegment? known)
    {
        var file = files.GetValueOrDefault(stored.File ?? string.Empty) ?? throw Damaged(folder);
        var segment = known?.View.Segment ?? new LexicalSegment(folder.Map(file, SegmentPlan.Kind));
        if (stored.Deletions is null)
        {
            return new CommittedSegment(file, new SegmentView(segment, Deletions: null), DeletionsFile: null);
        }

        if (known?.DeletionsFile?.Name == stored.Deletions)
        {
            return known;
        }

        var deletionsFile = files.GetValueOrDefault(stored.Deletions) ?? throw Damaged(folder);
        var deletions = DeletionsFile.Read(folder.Map(deletionsFile, DeletionsFile.Kind), segment);
        return new CommittedSegment(file, new SegmentView(segment, deletions), deletionsFile);
    }

    private static State StateOf(IndexPart part, IndexFolder folder)
    {
        try
        {
            var state = part.State.Deserialize<State>(Json);
            return state is { Analysis: not null, Segments.IsDefault: false } && state.Segments.All(segment => segment is not null)
                ? state
                : throw Damaged(folder);
        }
        catch (JsonException)
        {
            throw Damaged(folder);
        }
    }

    private static IndexDamagedException Damaged(IndexFolder folder) =>
        new(folder.PathOf(IndexFolder.ManifestName), "what it says about the lexical part cannot be");

    private sealed record State(int Version, AnalysisOptions Analysis, ImmutableArray<StoredSegment> Segments);

    private sealed record StoredSegment(string? File, string? Deletions);
}
