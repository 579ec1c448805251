using System.Runtime.CompilerServices;
using System.Text.Json;
using Rung.Engine.Local;

namespace Rung.Cli.Embedding;

/// <summary>Reads texts: a line each, or a field of each record of JSON Lines.</summary>
internal static class TextRecords
{
    /// <exception cref="LocalModelException">A file is missing, or a line is no record with that field.</exception>
    public static async IAsyncEnumerable<TextRecord> ReadAsync(
        IReadOnlyCollection<string> files, string field, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            if (!File.Exists(file))
            {
                throw new LocalModelException($"'{file}': found no such file. Name a file of texts, a line each, or of JSON Lines.");
            }

            using var reader = new StreamReader(file);
            await foreach (var record in ReadAsync(reader, file, file.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase), field, cancellationToken))
            {
                yield return record;
            }
        }

        if (files.Count == 0)
        {
            await foreach (var record in ReadAsync(Console.In, "standard input", isJson: null, field, cancellationToken))
            {
                yield return record;
            }
        }
    }

    /// <param name="reader">The lines.</param>
    /// <param name="name">What errors call them.</param>
    /// <param name="isJson">Whether they are JSON Lines; <see langword="null"/>: they are if the first begins with a brace.</param>
    /// <param name="field">The field with the text.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    private static async IAsyncEnumerable<TextRecord> ReadAsync(
        TextReader reader, string name, bool? isJson, string field, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (line.Length == 0)
            {
                continue;
            }

            isJson ??= line.AsSpan().TrimStart().StartsWith("{");
            yield return isJson.Value ? Parse(line, name, number, field) : new TextRecord(line, Id: null);
        }
    }

    private static TextRecord Parse(string line, string name, int number, string field)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.ValueKind is JsonValueKind.Object && root.TryGetProperty(field, out var text) && text.ValueKind is JsonValueKind.String)
            {
                return new TextRecord(text.GetString()!, root.TryGetProperty("id", out var id) ? id.GetRawText() : null);
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The latter is what an escaped half of a surrogate pair throws. Said below.
        }

        throw new LocalModelException($"{name}:{number}: found no JSON object with a text in '{field}'; expected one a line. Name the field with --field.");
    }
}
