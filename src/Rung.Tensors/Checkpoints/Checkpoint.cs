namespace Rung.Tensors.Checkpoints;

/// <summary>
/// The weights of a model: one safetensors file, or several with an index. Everything is checked when it is opened;
/// a tensor costs memory when it is read. Reading is safe on several threads.
/// </summary>
public sealed class Checkpoint : IDisposable
{
    /// <summary>Which of several files has which tensor; where it is there, it is read.</summary>
    internal const string IndexFile = "model.safetensors.index.json";

    private const string SingleFile = "model.safetensors";

    private readonly List<SafetensorsFile> _files = [];
    private readonly Dictionary<string, SafetensorsFile> _fileOf = new(StringComparer.Ordinal);

    private Checkpoint(string path) => Path = path;

    /// <summary>What was opened: a folder or a file.</summary>
    public string Path { get; }

    /// <summary>The names of all tensors, in order.</summary>
    public IEnumerable<string> Names => _fileOf.Keys.Order(StringComparer.Ordinal);

    /// <summary>The bytes of all tensors.</summary>
    public long Length => _fileOf.Sum(pair => pair.Value.Tensors[pair.Key].Length);

    /// <param name="path">A safetensors file, an index, or a folder that holds <c>model.safetensors</c> or its index.</param>
    /// <exception cref="CheckpointException">Something is absent, damaged or contradicts itself.</exception>
    public static Checkpoint Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var checkpoint = new Checkpoint(path);
        try
        {
            var index = Directory.Exists(path) ? System.IO.Path.Combine(path, IndexFile) : path;
            if (index.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && File.Exists(index))
            {
                checkpoint.AddShards(index);
            }
            else
            {
                checkpoint.Add(Directory.Exists(path) ? System.IO.Path.Combine(path, SingleFile) : path);
            }

            return checkpoint;
        }
        catch
        {
            checkpoint.Dispose();
            throw;
        }
    }

    public bool Contains(string name) => _fileOf.ContainsKey(name);

    /// <summary>The entry of a tensor, or nothing where there is none of this name.</summary>
    public TensorEntry? Find(string name) => _fileOf.GetValueOrDefault(name)?.Tensors[name];

    /// <summary>Reads a tensor of exactly this shape as floats.</summary>
    /// <exception cref="CheckpointException">It is absent or has another shape.</exception>
    public float[] Read(string name, params ReadOnlySpan<int> shape)
    {
        var values = new float[Require(name, shape).Count];
        _fileOf[name].ReadFloats(name, values);
        return values;
    }

    /// <summary>The entry of a tensor of exactly this shape.</summary>
    /// <exception cref="CheckpointException">It is absent or has another shape.</exception>
    public TensorEntry Require(string name, params ReadOnlySpan<int> shape)
    {
        var entry = Find(name) ?? throw new CheckpointException(Path, $"The model needs a tensor '{name}', which is not there.");
        return Matches(entry, shape)
            ? entry
            : throw new CheckpointException(
                Path, $"Tensor '{name}' has the shape {entry.ShapeText}; config.json asks for [{string.Join(", ", shape.ToArray())}].");
    }

    /// <summary>The bytes of a tensor as they are stored; valid until the checkpoint is disposed.</summary>
    public ReadOnlySpan<byte> Bytes(string name) =>
        _fileOf.TryGetValue(name, out var file)
            ? file.Bytes(name)
            : throw new CheckpointException(Path, $"It holds no tensor '{name}'.");

    /// <summary>Lets the system take back the memory of a tensor that will not be read again soon; reading it is as right as before.</summary>
    public void Forget(string name) => _fileOf.GetValueOrDefault(name)?.Forget(name);

    public void Dispose() => _files.ForEach(file => file.Dispose());

    private static bool Matches(TensorEntry entry, ReadOnlySpan<int> shape)
    {
        if (entry.Shape.Length != shape.Length)
        {
            return false;
        }

        for (var i = 0; i < shape.Length; i++)
        {
            if (entry.Shape[i] != shape[i])
            {
                return false;
            }
        }

        return true;
    }

    private void Add(string path)
    {
        var file = SafetensorsFile.Open(path);
        _files.Add(file);
        foreach (var name in file.Tensors.Keys)
        {
            _fileOf.Add(name, file);
        }
    }

    private void AddShards(string index)
    {
        var map = ShardIndex.Read(index);
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(index))!;
        var shards = new Dictionary<string, SafetensorsFile>(StringComparer.Ordinal);
        foreach (var name in map.Values.Distinct().Order(StringComparer.Ordinal))
        {
            var file = SafetensorsFile.Open(System.IO.Path.Combine(folder, name));
            _files.Add(file);
            shards.Add(name, file);
        }

        foreach (var (tensor, name) in map)
        {
            _fileOf[tensor] = shards[name].Tensors.ContainsKey(tensor)
                ? shards[name]
                : throw new CheckpointException(index, $"Tensor '{tensor}' is said to lie in '{name}', which does not hold it.");
        }
    }
}
