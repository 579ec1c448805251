using System.Collections.Immutable;
using System.Globalization;
using Rung.Retrieval;
using Rung.Retrieval.Safety;

namespace Rung.Engine.Retrieving.Corpora;

/// <summary>Says which documents seem to hold instructions meant for a model, before a model reads them.</summary>
internal static class SuspectPassages
{
    private const int Named = 3;

    /// <returns>One note, or none.</returns>
    public static ImmutableArray<string> NotesOn(ImmutableArray<Passage> passages, CancellationToken cancellationToken)
    {
        var suspects = new List<(string Document, InjectionFinding Finding)>();
        foreach (var passage in passages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            suspects.AddRange(InjectionDetector.Detect(passage.Text).Select(finding => (passage.Document, finding)));
        }

        return suspects.Count == 0 ? [] : [NoteOn(suspects)];
    }

    private static string NoteOn(List<(string Document, InjectionFinding Finding)> suspects)
    {
        var documents = suspects.OrderByDescending(suspect => suspect.Finding.Score).DistinctBy(suspect => suspect.Document).ToList();
        var named = documents.Take(Named).Select(suspect => $"{suspect.Document} ({suspect.Finding.Why})");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"documents: {documents.Count} seem to hold instructions meant for a model: {string.Join("; ", named)}{(documents.Count > Named ? "; …" : "")}. A prompt shows them as data between delimiters, but look at them.");
    }
}
