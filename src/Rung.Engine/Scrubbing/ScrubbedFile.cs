using System.Collections.Immutable;
using System.Globalization;
using Rung.Engine.Checking;
using Rung.Engine.Checking.Cleaning;
using Rung.Engine.Datasets;
using Rung.Engine.Versions;

namespace Rung.Engine.Scrubbing;

/// <summary>Writes a scrubbed version of a file with its lineage, which tells what was found where and nothing of what it said.</summary>
internal static class ScrubbedFile
{
    /// <param name="source">The file.</param>
    /// <param name="target">The new file, as messages call it.</param>
    /// <param name="folder">What the new file is relative to.</param>
    /// <param name="key">The key under <c>data</c> that names the file; empty where no task does.</param>
    /// <param name="plan">What is written into which record.</param>
    /// <param name="at">Now.</param>
    /// <param name="cancellationToken">Stops the writing; a half-written file is not left behind.</param>
    public static async Task<Lineage> WriteAsync(
        ExampleSource source, string target, string folder, string key, ScrubPlan plan, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(target, folder);
        await RecordWriter.WriteAsync(source, full, plan.EditOf, cancellationToken);
        var lineage = new Lineage
        {
            Key = key,
            From = source.Name,
            FromSha256 = Lineage.HashOf(source.Path),
            To = target,
            ToSha256 = Lineage.HashOf(full),
            At = at,
            Steps = [.. plan.Changed.Select(ordinal => StepOf(ordinal, plan))],
        };
        await lineage.WriteAsync(Lineage.PathOf(full), cancellationToken);
        return lineage;
    }

    private static LineageStep StepOf(int ordinal, ScrubPlan plan) => new(
        string.Create(CultureInfo.InvariantCulture, $"record {ordinal + 1}"),
        "rewritten",
        FindingNames.Of(FindingKind.PersonalData),
        plan.EvidenceOf(ordinal),
        Before: "",
        ImmutableSortedDictionary<string, string>.Empty);
}
