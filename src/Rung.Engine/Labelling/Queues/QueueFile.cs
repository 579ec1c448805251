using System.Text;
using System.Text.Json.Nodes;
using Rung.Core.Data;
using Rung.Engine.Datasets;
using Rung.Engine.Labelling.Answers;
using Rung.Engine.Versions;

namespace Rung.Engine.Labelling.Queues;

/// <summary>Writes a queue as a file that a person fills in: the column <c>expected</c> is empty.</summary>
internal static class QueueFile
{
    /// <param name="path">The new file; its ending says the format.</param>
    /// <param name="columns">How the answers will be read again.</param>
    /// <param name="questions">The first to label first.</param>
    /// <param name="cancellationToken">Stops the writing; nothing is left behind.</param>
    /// <exception cref="DatasetException">The file cannot be written.</exception>
    public static async Task WriteAsync(
        string path, AnswerColumns columns, IEnumerable<LabelQuestion> questions, CancellationToken cancellationToken)
    {
        var records = questions.Select(question => RecordOf(columns, question)).ToArray();
        var text = ExampleFile.FormatOf(path) is ExampleFormat.JsonLines
            ? string.Concat(records.Select(record => AnswerColumns.JsonLineOf(record) + "\n"))
            : TableOf(path, columns, records);
        var temporary = path + ".new";
        try
        {
            await File.WriteAllTextAsync(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
            File.Move(temporary, path, overwrite: false);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"{path}: the file cannot be written: {unwritable.Message}");
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Tells a person before the minutes that choosing takes.</summary>
    /// <exception cref="DatasetException">The file is there already, or its ending is none that can be written.</exception>
    public static void ThrowIfUnwritable(string path)
    {
        if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) || ExampleFile.FormatOf(path) is not (ExampleFormat.Csv or ExampleFormat.JsonLines))
        {
            throw new DatasetException($"{path}: found an ending that no queue is written with; expected .csv or .jsonl.");
        }

        if (File.Exists(path))
        {
            throw new DatasetException($"{path}: the file is there already and may hold answers. Name another one, or give its answers back with --merge.");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            throw new DatasetException($"{path}: found no folder {folder}; expected one. Make it first.");
        }
    }

    private static JsonObject RecordOf(AnswerColumns columns, LabelQuestion question)
    {
        var record = columns.RecordOf(question.Example);
        var best = question.Suggestions.FirstOrDefault();
        record[AnswerColumns.Suggested] = best?.Label;
        record[AnswerColumns.Probability] = best is null ? null : Math.Round(best.Probability, 3);
        record[AnswerColumns.Expected] = "";
        return record;
    }

    private static string TableOf(string path, AnswerColumns columns, JsonObject[] records)
    {
        if (records.Any(record => record.Any(cell => cell.Value is JsonObject)))
        {
            throw new DatasetException($"{path}: found inputs that are objects of named fields, which a table cannot hold; expected .jsonl.");
        }

        string[] all = [.. columns.Names, AnswerColumns.Suggested, AnswerColumns.Probability, AnswerColumns.Expected];
        var names = all.Where(name => name == AnswerColumns.Expected || records.Any(record => record[name] is not null)).ToArray();
        var lines = records.Select(record => names.Select(name => record[name]?.ToString() ?? "").ToArray()).Prepend(names);
        return string.Concat(lines.Select(cells => RecordWriter.TableLine(cells, ',') + "\n"));
    }
}
