using System.Security.Cryptography;
using System.Text;

namespace Rung.Retrieval.Vectors.Embedding;

/// <summary>
/// Keeps vectors in files of a folder, one a model, so that no text is paid for twice, by any process. Every record has a checksum;
/// what a kill left half written is cut off by the next that writes. What was kept is on the disk when <see cref="KeepAsync"/> returns.
/// Safe for concurrent calls.
/// </summary>
public sealed class FileEmbeddingCache : IEmbeddingCache, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly string _folder;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Dictionary<string, EmbeddingRecords> _models = new(StringComparer.Ordinal);

    /// <param name="folder">Where the files are; made when something is kept.</param>
    public FileEmbeddingCache(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _folder = folder;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ReadOnlyMemory<float>?>> FindAsync(IReadOnlyList<EmbeddingKey> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var found = new ReadOnlyMemory<float>?[keys.Count];
            foreach (var model in keys.Index().GroupBy(key => key.Item.Model, StringComparer.Ordinal))
            {
                var records = RecordsOf(model.Key);
                using var file = records.OpenToRead();
                foreach (var (place, key) in model)
                {
                    found[place] = file is null ? null : records.Find(file, key.TextHash);
                }
            }

            return found;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    /// <exception cref="EmbeddingException">Another process does not let go of a file.</exception>
    public async ValueTask KeepAsync(IReadOnlyList<KeyValuePair<EmbeddingKey, ReadOnlyMemory<float>>> vectors, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            Directory.CreateDirectory(_folder);
            foreach (var model in vectors.GroupBy(pair => pair.Key.Model, StringComparer.Ordinal))
            {
                var records = RecordsOf(model.Key);
                using var held = await HoldAsync(records.Path + ".lock", cancellationToken);
                records.Append([.. model.Select(pair => (pair.Key.TextHash, pair.Value))]);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private EmbeddingRecords RecordsOf(string model)
    {
        if (!_models.TryGetValue(model, out var records))
        {
            var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(model)))[..32];
            _models[model] = records = new EmbeddingRecords(Path.Combine(_folder, $"{name}.vectors"), model);
        }

        return records;
    }

    /// <summary>The operating system's lock on an open file: it ends with its process, however that dies.</summary>
    private static async Task<FileStream> HoldAsync(string path, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                if (waited >= Patience)
                {
                    throw new EmbeddingException($"{path}: another process writes vectors and does not end. Wait for it, or end it.");
                }
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }
}
