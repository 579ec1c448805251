using System.Diagnostics;
using System.Globalization;
using Rung.Retrieval.Indexes;
using Rung.Retrieval.Studies.Lexical;
using Rung.Studies;

namespace Rung.Retrieval.Studies.Folders;

/// <summary>
/// One of ten thousand files of a folder is saved: how long until its words and its vectors are found, when an update is asked for, and
/// when the folder is watched?
/// </summary>
internal static class FolderUpdateStudy
{
    private const int Documents = 10_000;
    private const int Changes = 300;
    private const int Saves = 60;
    private const ulong Seed = 20261201;
    private const double ChangeBar = 300;
    private const double SaveBar = 1000;

    public static async Task<int> RunAsync()
    {
        using var folder = new StudyFolder(Documents, Seed);
        await using var index = await FolderIndex.OpenAsync(folder.Path, folder.Index, options: null, CancellationToken.None);
        var first = await index.UpdateAsync(progress: null, CancellationToken.None);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"made in {first.Elapsed}"));
        var (changes, writes, written) = (new List<double>(), 0, folder.VectorsWritten());
        for (var i = 0; i < Changes; i++)
        {
            changes.Add(await ChangeAsync(index, folder, i));
            var before = written;
            written = folder.VectorsWritten();
            writes += written == before ? 0 : 1;
        }

        var saves = await WatchAsync(index, folder);
        await ReportAsync(first, changes, writes, saves);
        return changes.Max() <= ChangeBar && saves.Max() <= SaveBar ? 0 : 1;
    }

    private static async Task<double> ChangeAsync(FolderIndex index, StudyFolder folder, int number)
    {
        var change = folder.Change(number);
        var began = Stopwatch.GetTimestamp();
        await index.UpdateAsync(progress: null, CancellationToken.None);
        var isFound = await IsFoundAsync(index.View, change);
        var elapsed = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return isFound ? elapsed : throw new InvalidOperationException("The change was not found.");
    }

    /// <summary>From before the file is written until a search after an update finds it.</summary>
    private static async Task<List<double>> WatchAsync(FolderIndex index, StudyFolder folder)
    {
        using var updated = new SemaphoreSlim(0);
        using var stop = new CancellationTokenSource();
        var watching = index.WatchAsync(_ => updated.Release(), stop.Token);
        var saves = new List<double>();
        for (var i = 0; i < Saves; i++)
        {
            var began = Stopwatch.GetTimestamp();
            var change = folder.Change(Changes + i);
            do
            {
                await updated.WaitAsync();
            }
            while (!await IsFoundAsync(index.View, change));

            saves.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        await stop.CancelAsync();
        try
        {
            await watching;
        }
        catch (OperationCanceledException)
        {
            // As asked.
        }

        return saves;
    }

    /// <summary>By its own word, and by its vector: the text itself is asked for.</summary>
    private static async Task<bool> IsFoundAsync(FolderIndexView view, (string Mark, string Document, string Text) change)
    {
        var words = await view.Lexical.RetrieveAsync(new RetrievalQuery { Text = change.Mark, Count = 1 }, CancellationToken.None);
        var vectors = await view.Vectors!.RetrieveAsync(new RetrievalQuery { Text = change.Text, Count = 3 }, CancellationToken.None);
        return words.Count == 1 && view.Find(words[0].Id)!.Document == change.Document
            && vectors.Any(passage => view.Find(passage.Id)!.Document == change.Document);
    }

    private static Task ReportAsync(IndexUpdate first, List<double> changes, int writes, List<double> saves) => StudyReport.WriteAsync(
        "folder-update",
        "One file of ten thousand is saved",
        "dotnet run -c Release --project bench/Rung.Retrieval.Studies -- folder-update",
        string.Create(CultureInfo.InvariantCulture, $"""
            {Documents:n0} Markdown files in a hundred folders, of two sections of 60–180 generated words (seed {Seed}): {first.Passages:n0} passages, written long before, indexed with the vectors
            of latent semantic analysis, which were learnt and made in {first.Elapsed.TotalSeconds:n1} s. *Update*: a random file is written anew, then timed from the call of
            `UpdateAsync` (list the folder, read, cut, commit, make the vectors) until one search by words and one by vectors find the new text. *Watched*: timed from
            before the file is written until the same searches find it, the folder being watched. Passages are on the disk by then; their
            vectors, which follow from them, are written with later ones, which happened {writes} times within the updates.

            | ms | n | median | p99 | longest | bar |
            | --- | --- | --- | --- | --- | --- |
            {Row("update", changes, ChangeBar)}
            {Row("watched", saves, SaveBar)}

            Load of the machine: {Clock.Load()}.
            """));

    private static string Row(string name, List<double> times, double bar)
    {
        double[] sorted = [.. times.Order()];
        var p99 = sorted[(int)Math.Ceiling(0.99 * sorted.Length) - 1];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {sorted.Length} | {sorted[sorted.Length / 2]:n0} | {p99:n0} | {sorted[^1]:n0} | {(sorted[^1] <= bar ? "reaches" : "**misses**")} {bar:n0}, every time |");
    }
}
