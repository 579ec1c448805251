using System.Buffers;
using System.Net;

namespace Rung.Tensors.Hub;

/// <summary>
/// Fetches one file: into <c>NAME.part</c>, from where an earlier attempt stopped, and to its own name when its hash is the
/// hub's. A broken connection is taken up again; a wrong content is thrown away.
/// </summary>
internal sealed class FileFetch(HubRequests requests, HubOptions options, PullMeter meter)
{
    private const int BufferSize = 1 << 20;

    /// <param name="file">What is fetched; its size and hash are known.</param>
    /// <param name="path">Where the hub has it.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="cancellationToken">Ends it; what came is kept.</param>
    public async Task FetchAsync(HubFile file, string path, string target, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var partPath = PartOf(target);
        await using (var part = Open(partPath))
        {
            using var hash = new ContentHash(file);
            await TakeUpAsync(part, hash, file, cancellationToken);
            await CompleteAsync(part, hash, file, path, cancellationToken);
            if (hash.Current() != hash.Expected)
            {
                part.SetLength(0);
                throw new HubException(
                    $"'{file.Path}' came with {hash.Algorithm} {hash.Current()}; the hub says {hash.Expected}. It was thrown away: pull again, and look for a proxy that changes files if it happens again.");
            }

            RandomAccess.FlushToDisk(part.SafeFileHandle);
        }

        File.Move(partPath, target, overwrite: true);
    }

    public static string PartOf(string target) => target + ".part";

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        }
        catch (IOException exception)
        {
            throw new HubException($"'{path}' is in use or cannot be written ({exception.Message}). Another pull of this model may be running: let it end.", exception);
        }
    }

    /// <summary>What an earlier attempt left is hashed, not fetched again.</summary>
    private async Task TakeUpAsync(FileStream part, ContentHash hash, HubFile file, CancellationToken cancellationToken)
    {
        if (part.Length > file.Size)
        {
            part.SetLength(0);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            for (int count; (count = await part.ReadAsync(buffer.AsMemory(0, BufferSize), cancellationToken)) > 0;)
            {
                hash.Append(buffer.AsSpan(0, count));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        meter.Keep(part.Length);
    }

    private async Task CompleteAsync(FileStream part, ContentHash hash, HubFile file, string path, CancellationToken cancellationToken)
    {
        for (var failures = 0; part.Length < file.Size;)
        {
            var before = part.Length;
            try
            {
                await AppendAsync(part, hash, file, path, cancellationToken);
            }
            catch (HubException exception) when (exception.IsTransient && (part.Length > before || failures < options.Retries))
            {
                failures = part.Length > before ? 0 : failures + 1;
                await Task.Delay(options.WaitAfter(failures, exception), options.Time, cancellationToken);
            }
        }
    }

    private async Task AppendAsync(FileStream part, ContentHash hash, HubFile file, string path, CancellationToken cancellationToken)
    {
        using var response = await requests.GetAsync(path, part.Length, cancellationToken);
        if (part.Length > 0 && !Continues(response, part.Length, file))
        {
            meter.Keep(-part.Length);
            part.SetLength(0);
            hash.Restart();
            if (response.StatusCode is not HttpStatusCode.OK)
            {
                throw new HubException($"The hub cannot go on with '{file.Path}' where it stopped.") { IsTransient = true, RetryAfter = TimeSpan.Zero };
            }
        }
        else if (response.StatusCode is HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            throw new HubException($"The hub answers 416 for the whole of '{file.Path}'. Try again later.") { Status = response.StatusCode };
        }

        await CopyAsync(response, part, hash, file, cancellationToken);
    }

    private static bool Continues(HttpResponseMessage response, long from, HubFile file) =>
        response.StatusCode is HttpStatusCode.PartialContent
        && response.Content.Headers.ContentRange is { } range
        && range.From == from && (range.Length is null || range.Length == file.Size);

    private async Task CopyAsync(HttpResponseMessage response, FileStream part, ContentHash hash, HubFile file, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
            while (true)
            {
                patience.CancelAfter(options.StallTimeout);
                var count = await content.ReadAsync(buffer.AsMemory(0, BufferSize), patience.Token);
                if (count == 0)
                {
                    break;
                }

                await KeepAsync(part, hash, file, buffer.AsMemory(0, count), cancellationToken);
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Broken(file, part.Length, exception);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (part.Length < file.Size)
        {
            throw Broken(file, part.Length, inner: null);
        }
    }

    private async Task KeepAsync(FileStream part, ContentHash hash, HubFile file, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (part.Length + bytes.Length > file.Size)
        {
            part.SetLength(0);
            throw new HubException($"More came of '{file.Path}' than the {file.Size} bytes that the hub lists. It was thrown away: pull again.");
        }

        // Written before it is hashed: what is not on the disk must not count.
        try
        {
            part.Position = part.Length;
            await part.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException exception)
        {
            throw new HubException($"'{part.Name}' cannot be written ({exception.Message}). Make room, or name another cache folder, and pull again: what came is kept.", exception);
        }

        hash.Append(bytes.Span);
        meter.Add(bytes.Length);
    }

    private static HubException Broken(HubFile file, long length, Exception? inner) =>
        new($"The connection broke at byte {length} of {file.Size} of '{file.Path}'. What came is kept: pull again to go on.", inner) { IsTransient = true };
}
