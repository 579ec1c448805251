using System.Collections.Immutable;
using System.Text.Json;

namespace Rung.Retrieval.Evaluation;

/// <summary>
/// A folder in BEIR's layout: <c>corpus.jsonl</c> {_id, title, text}, <c>queries.jsonl</c> {_id, text} and
/// <c>qrels/SPLIT.tsv</c>.
/// </summary>
public static class BeirFolder
{
    /// <summary>
    /// Loads the documents, the queries and the judgements of <paramref name="split"/>: the name of a file in
    /// <c>qrels</c>, such as <c>test</c>.
    /// </summary>
    /// <exception cref="EvaluationFileException">
    /// A file is missing, a line is wrong, an id comes twice, or the judgements name a query that is not there.
    /// </exception>
    public static async Task<BeirData> LoadAsync(
        string folder, string split, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(split);
        var qrelsPath = QrelsPath(folder, split);
        var documents = await ReadAsync(
            Path.Combine(folder, "corpus.jsonl"),
            line => new BeirDocument(PassageId.Of(line.Id()), line.OptionalText("title"), line.Text("text")),
            document => document.Id.Value,
            cancellationToken);
        var queries = await ReadAsync(
            Path.Combine(folder, "queries.jsonl"),
            line => new RetrievalQuestion(line.Id(), line.Text("text")),
            query => query.Id,
            cancellationToken);
        var qrels = await BeirQrels.ReadAsync(qrelsPath, cancellationToken);
        CheckQueries(qrels, queries, qrelsPath);
        return new() { Documents = documents, Queries = queries, Qrels = qrels };
    }

    /// <summary>Writes a collection; the folder is made when it is not there.</summary>
    public static async Task WriteAsync(
        BeirData data, string folder, string split, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(split);
        Directory.CreateDirectory(Path.Combine(folder, "qrels"));
        var documents = data.Documents.Select(document => JsonSerializer.Serialize(
            new { _id = document.Id.Value, title = document.Title, text = document.Text }));
        var queries = data.Queries.Select(query => JsonSerializer.Serialize(
            new { _id = query.Id, text = query.Text }));
        await LineFile.WriteAsync(Path.Combine(folder, "corpus.jsonl"), documents, cancellationToken);
        await LineFile.WriteAsync(Path.Combine(folder, "queries.jsonl"), queries, cancellationToken);
        await BeirQrels.WriteAsync(data.Qrels, QrelsPath(folder, split), cancellationToken);
    }

    private static string QrelsPath(string folder, string split) => Path.Combine(folder, "qrels", $"{split}.tsv");

    private static async Task<ImmutableArray<T>> ReadAsync<T>(
        string path, Func<JsonLine, T> read, Func<T, string> idOf, CancellationToken cancellationToken)
    {
        var (items, lines) = (ImmutableArray.CreateBuilder<T>(), new Dictionary<string, int>(StringComparer.Ordinal));
        await foreach (var line in LineFile.ReadAsync(path, cancellationToken))
        {
            using var json = JsonLine.Parse(line);
            var item = read(json);
            if (!lines.TryAdd(idOf(item), line.Number))
            {
                throw json.Wrong($"'{idOf(item)}' again", $"an _id that line {lines[idOf(item)]} has not used");
            }

            items.Add(item);
        }

        return items.ToImmutable();
    }

    private static void CheckQueries(Qrels qrels, ImmutableArray<RetrievalQuestion> queries, string path)
    {
        var known = queries.Select(query => query.Id).ToHashSet(StringComparer.Ordinal);
        if (qrels.Queries.FirstOrDefault(query => !known.Contains(query)) is { } missing)
        {
            throw new EvaluationFileException(
                path, $"query '{missing}' is judged, but queries.jsonl has no such _id. Add the query or drop its lines.");
        }
    }
}
