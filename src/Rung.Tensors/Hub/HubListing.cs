using System.Net;
using System.Text.Json;

namespace Rung.Tensors.Hub;

/// <summary>Reads what a hub says of a model: which commit a revision is, and its files with sizes and hashes.</summary>
internal sealed class HubListing(HubRequests requests, HubOptions options, ModelName name)
{
    private const int LargestAnswer = 20_000_000;
    private const int MostPages = 100;

    // A hub that is not there should be said to be so soon.
    private const int MostRetries = 2;

    private readonly string _model = $"/api/models/{HubRequests.Escaped(name.Id)}";

    /// <summary>The commit and its files; what the lists leave out of a needed file is asked for by its headers.</summary>
    public async Task<(string Commit, IReadOnlyList<HubFile> Files)> ReadAsync(CancellationToken cancellationToken)
    {
        var revision = Uri.EscapeDataString(name.Revision);
        try
        {
            using var answer = await JsonAsync($"{_model}/revision/{revision}?blobs=true", cancellationToken);
            var commit = Text(answer.Document.RootElement, "sha");
            if (!ModelCache.IsCommit(commit))
            {
                throw Strange("its 'sha' is no commit");
            }

            var files = Items(answer.Document.RootElement, "siblings").Select(Sibling).ToList();
            return (commit!, files.Exists(file => !file.IsComplete) ? Joined(files, await TreeAsync(commit!, cancellationToken)) : files);
        }
        catch (HubException exception) when (exception.Status is HttpStatusCode.NotFound)
        {
            // A smaller hub may have the tree alone.
            var files = await TreeAsync(revision, cancellationToken);
            return (await CommitAsync(revision, cancellationToken) ?? throw Strange("it has no header X-Repo-Commit"), files);
        }
    }

    /// <summary>The size and hash that the headers of a file tell.</summary>
    public async Task<HubFile> CompleteAsync(HubFile file, string commit, CancellationToken cancellationToken)
    {
        using var response = await requests.HeadAsync(PathOf(file, commit), cancellationToken);
        if (response.StatusCode >= HttpStatusCode.BadRequest)
        {
            throw requests.RefusalOf(response);
        }

        var hash = (Header(response, "X-Linked-ETag") ?? response.Headers.ETag?.Tag)?.Trim('"');
        var size = long.TryParse(Header(response, "X-Linked-Size"), out var linked) ? linked : response.Content.Headers.ContentLength;
        var complete = file with
        {
            Size = file.Size ?? size,
            Sha256 = file.Sha256 ?? (IsHash(hash, 64) ? hash : null),
            BlobId = file.BlobId ?? (IsHash(hash, 40) ? hash : null),
        };
        return complete.IsComplete
            ? complete
            : throw new HubException($"The hub says no size and hash of '{file.Path}' of {name}, so that it could not be checked. Nothing was fetched.");
    }

    public string PathOf(HubFile file, string commit) => $"/{HubRequests.Escaped(name.Id)}/resolve/{commit}/{HubRequests.Escaped(file.Path)}";

    private static List<HubFile> Joined(List<HubFile> files, List<HubFile> tree)
    {
        var known = tree.GroupBy(file => file.Path, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        return files.ConvertAll(file => known.GetValueOrDefault(file.Path, file));
    }

    private async Task<string?> CommitAsync(string revision, CancellationToken cancellationToken)
    {
        using var response = await requests.HeadAsync($"/{HubRequests.Escaped(name.Id)}/resolve/{revision}/config.json", cancellationToken);
        return Header(response, "X-Repo-Commit") is { } commit && ModelCache.IsCommit(commit) ? commit : null;
    }

    private async Task<List<HubFile>> TreeAsync(string revision, CancellationToken cancellationToken)
    {
        var files = new List<HubFile>();
        var next = $"{_model}/tree/{revision}?recursive=true";
        for (var page = 0; next is not null && page < MostPages; page++)
        {
            using var answer = await JsonAsync(next, cancellationToken);
            files.AddRange(Items(answer.Document.RootElement, name: null).Where(item => Text(item, "type") is "file").Select(Entry));
            next = answer.Next;
        }

        return files;
    }

    private async Task<HubAnswer> JsonAsync(string path, CancellationToken cancellationToken)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                return await JsonOnceAsync(path, cancellationToken);
            }
            catch (HubException exception) when (exception.IsTransient && failures < Math.Min(options.Retries, MostRetries))
            {
                await Task.Delay(options.WaitAfter(failures, exception), options.Time, cancellationToken);
            }
        }
    }

    private async Task<HubAnswer> JsonOnceAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await requests.GetAsync(path, from: 0, cancellationToken);

        // A list is small: all of it has the time that a file has between two of its pieces.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.StallTimeout);
        try
        {
            await response.Content.LoadIntoBufferAsync(LargestAnswer, patience.Token);
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            var document = await JsonDocument.ParseAsync(stream, new JsonDocumentOptions { MaxDepth = 32 }, cancellationToken);
            return new HubAnswer(document, HubAnswer.NextOf(response));
        }
        catch (Exception exception) when (exception is JsonException or HttpRequestException or IOException)
        {
            throw new HubException($"The hub's answer to {path} is not the JSON that was expected ({exception.Message}). Look at HF_ENDPOINT.", exception)
            {
                IsTransient = exception is not JsonException,
            };
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HubException($"The hub's answer to {path} did not come to its end within {options.StallTimeout.TotalSeconds:0} seconds.", exception)
            {
                IsTransient = true,
            };
        }
    }

    private HubFile Sibling(JsonElement item) => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("lfs", out var lfs) && lfs.ValueKind == JsonValueKind.Object
        ? new HubFile(Path(item, "rfilename"), Number(lfs, "size") ?? Number(item, "size"), Hash(lfs, "sha256", 64), BlobId: null)
        : new HubFile(Path(item, "rfilename"), Number(item, "size"), Sha256: null, Hash(item, "blobId", 40));

    private HubFile Entry(JsonElement item) => item.TryGetProperty("lfs", out var lfs) && lfs.ValueKind == JsonValueKind.Object
        ? new HubFile(Path(item, "path"), Number(lfs, "size"), Hash(lfs, "oid", 64), BlobId: null)
        : new HubFile(Path(item, "path"), Number(item, "size"), Sha256: null, Hash(item, "oid", 40));

    private JsonElement.ArrayEnumerator Items(JsonElement root, string? name)
    {
        var list = name is not null && root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var found) ? found : root;
        return list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : throw Strange("it has no list of files");
    }

    private string Path(JsonElement item, string field) => Text(item, field) ?? throw Strange($"a file has no '{field}'");

    private static string? Text(JsonElement item, string field) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Hash(JsonElement item, string field, int length) => Text(item, field) is { } hash && IsHash(hash, length) ? hash : null;

    private static bool IsHash(string? hash, int length) => hash?.Length == length && hash.All(char.IsAsciiHexDigitLower);

    private static long? Number(JsonElement item, string field) =>
        item.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= 0 ? number : null;

    private static string? Header(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values) ? values.FirstOrDefault() : null;

    private HubException Strange(string problem) => new($"The hub's answer for {name} is not understood: {problem}. Look at HF_ENDPOINT.");
}
