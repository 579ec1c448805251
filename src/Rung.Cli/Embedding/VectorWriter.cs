namespace Rung.Cli.Embedding;

/// <summary>Writes vectors as they come.</summary>
internal abstract class VectorWriter : IAsyncDisposable
{
    /// <summary>How many were written.</summary>
    public int Count { get; protected set; }

    /// <summary>By the name of the file: <c>.npy</c> for NumPy's, else JSON Lines; <see langword="null"/> for standard output.</summary>
    public static VectorWriter Open(string? path) => path switch
    {
        null => new JsonVectorWriter(Console.OpenStandardOutput()),
        _ when path.EndsWith(".npy", StringComparison.OrdinalIgnoreCase) => new NumpyVectorWriter(File.Create(path)),
        _ => new JsonVectorWriter(File.Create(path)),
    };

    public abstract void Write(TextRecord record, ReadOnlySpan<float> vector);

    public abstract ValueTask DisposeAsync();
}
