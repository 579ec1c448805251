using System.Collections.Immutable;
using Rung.Tensors.Checkpoints;

namespace Rung.Tensors.Hub;

/// <summary>
/// Pulls models from a hub in Hugging Face's layout. Only the files that are read here are fetched, each is checked by its
/// hash, and what a stopped or killed pull left is taken up by the next. One pull at a time.
/// </summary>
public sealed class HubClient : IDisposable
{
    private const long Spare = 64 << 20;

    private readonly HubOptions _options;
    private readonly HubRequests _requests;
    private readonly ModelCache _cache;

    /// <exception cref="HubException">The options would send a token unencrypted.</exception>
    public HubClient(HubOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
        _requests = new HubRequests(options);
        _cache = new ModelCache(options.CacheFolder);
    }

    /// <summary>How many bytes are free where a folder lies.</summary>
    internal Func<string, long> FreeBytes { get; init; } = folder => new DriveInfo(folder).AvailableFreeSpace;

    /// <summary>Fetches what is missing of a model.</summary>
    /// <param name="name">Which, and which revision of it.</param>
    /// <param name="progress">Told a few times a second.</param>
    /// <param name="cancellationToken">Ends it; the same pull goes on from there.</param>
    /// <exception cref="HubException">The hub refuses, what came is wrong, or the disk is too small.</exception>
    /// <exception cref="CheckpointException">What came is what the hub has, and it is damaged.</exception>
    public async Task<PulledModel> PullAsync(ModelName name, IProgress<PullProgress>? progress, CancellationToken cancellationToken)
    {
        var start = _options.Time.GetTimestamp();
        var listing = new HubListing(_requests, _options, name);
        var (commit, listed) = await listing.ReadAsync(cancellationToken);
        var files = await CompleteAsync(listing, commit, NeededFiles.Of(name, listed), cancellationToken);
        var folder = _cache.FolderOf(name, commit);
        Directory.CreateDirectory(folder);
        var missing = files.Where(file => !IsThere(folder, file)).ToList();
        CheckSpace(name, folder, missing);

        var total = files.Sum(file => file.Size!.Value);
        var meter = new PullMeter(progress, _options.Time, missing.Count, total);
        meter.Keep(total - missing.Sum(file => file.Size!.Value));
        var fetch = new FileFetch(_requests, _options, meter);
        foreach (var file in missing)
        {
            meter.Begin(file.Path);
            await fetch.FetchAsync(file, listing.PathOf(file, commit), Target(folder, file), cancellationToken);
        }

        CheckWeights(folder, files);
        _cache.Remember(name, commit);
        return new PulledModel(
            name, commit, folder, [.. files.Select(file => file.Path)], total, meter.Fetched, _options.Time.GetElapsedTime(start));
    }

    public void Dispose() => _requests.Dispose();

    private static async Task<ImmutableArray<HubFile>> CompleteAsync(
        HubListing listing, string commit, ImmutableArray<HubFile> files, CancellationToken cancellationToken)
    {
        var complete = ImmutableArray.CreateBuilder<HubFile>(files.Length);
        foreach (var file in files)
        {
            complete.Add(file.IsComplete ? file : await listing.CompleteAsync(file, commit, cancellationToken));
        }

        return complete.MoveToImmutable();
    }

    private static string Target(string folder, HubFile file) => Path.Combine([folder, .. file.Path.Split('/')]);

    /// <summary>A file has its own name only when its hash was right.</summary>
    private static bool IsThere(string folder, HubFile file) => new FileInfo(Target(folder, file)) is { Exists: true } there && there.Length == file.Size;

    private void CheckSpace(ModelName name, string folder, List<HubFile> missing)
    {
        var needed = missing.Sum(file => file.Size!.Value - (new FileInfo(FileFetch.PartOf(Target(folder, file))) is { Exists: true } part ? Math.Min(part.Length, file.Size.Value) : 0));
        var free = FreeBytes(folder);
        if (needed > 0 && free < needed + Spare)
        {
            throw new HubException(
                $"{name} needs {needed:N0} bytes more; on the disk of {_cache.Folder} {free:N0} are free, of which {Spare:N0} stay so. Make room, or name another cache folder.");
        }
    }

    /// <summary>Shards that the index names and the hub did not list would show only when the model is loaded.</summary>
    private static void CheckWeights(string folder, ImmutableArray<HubFile> files)
    {
        using var weights = Checkpoint.Open(files.Any(file => file.Path == "adapter_model.safetensors")
            ? Path.Combine(folder, "adapter_model.safetensors")
            : folder);
    }
}
