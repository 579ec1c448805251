using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Datasets;
using Rung.Engine.PersonalData.Operators;
using Rung.Engine.Tasks;
using Rung.Engine.Versions;

namespace Rung.Engine.Scrubbing;

/// <summary>Finds personal data in one file of records, or writes the file without it. The file itself is never touched.</summary>
public static class FileScrub
{
    /// <summary>The field that is scrubbed where none is named.</summary>
    public const string DefaultField = "text";

    /// <summary>Writes one line of JSON a record: <c>{"id", "spans": [{"start", "end", "type", "score"}]}</c>.</summary>
    /// <exception cref="DatasetException">The file cannot be read.</exception>
    public static async Task WriteSpansAsync(
        string path, ImmutableArray<string> fields, ScrubOptions options, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);

        await foreach (var found in RecordScan.RunAsync(RecordTexts.ReadAsync(SourceOf(path), fields, cancellationToken), cancellationToken))
        {
            await output.WriteAsync(SpanLine.Of(found, fields, options.Includes), cancellationToken);
        }

        await output.FlushAsync(cancellationToken);
    }

    /// <summary>Writes the records, scrubbed, in the format that the file has.</summary>
    /// <exception cref="DatasetException">The file cannot be read; then nothing is written.</exception>
    public static async Task<ScrubResult> WriteAsync(
        string path, ImmutableArray<string> fields, ScrubOptions options, Stream output, Action<int>? onRecords, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);

        var source = SourceOf(path);
        var plan = await ScrubPlan.MakeAsync(source, fields, options, new Scrubber(options), onRecords, cancellationToken);
        await RecordWriter.WriteAsync(source, output, plan.EditOf, new RecordAdditions([]), cancellationToken);
        await output.FlushAsync(cancellationToken);
        return plan.Result;
    }

    /// <summary>Writes the scrubbed records into a new file, whole or not at all, and its lineage beside it.</summary>
    /// <exception cref="DatasetException">The file cannot be read, or the target is there already.</exception>
    public static async Task<ScrubResult> WriteAsync(
        string path, ImmutableArray<string> fields, ScrubOptions options, string target, Action<int>? onRecords, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentException.ThrowIfNullOrWhiteSpace(target);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        if (File.Exists(target))
        {
            throw new DatasetException($"{target}: found a file of that name; expected a new one, since nothing is overwritten. Name another with --out.");
        }

        var source = SourceOf(path);
        if (ExampleFile.FormatOf(target) != ExampleFile.FormatOf(path))
        {
            throw new DatasetException($"{target}: found another format than that of {path}; expected the same ending.");
        }

        var plan = await ScrubPlan.MakeAsync(source, fields, options, new Scrubber(options), onRecords, cancellationToken);
        await ScrubbedFile.WriteAsync(source, target, Environment.CurrentDirectory, key: "", plan, clock.GetUtcNow(), cancellationToken);
        return plan.Result;
    }

    private static ExampleSource SourceOf(string path) => new(Path.GetFullPath(path), path, new DataDefinition(), OutputKind.Text, RequiresExpected: false);
}
