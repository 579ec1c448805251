namespace Rung.Cli.Embedding;

/// <summary>Writes vectors as they come.</summary>
internal abstract class VectorWriter : IAsyncDisposable
{
    /// <summary>How many were written.</summary>
    public int Count { get; protected set; }

    /// <param name="stream">Where they go; the writer disposes of it.</param>
    /// <param name="path">The file that it is or will be: NumPy's array where that ends in <c>.npy</c>, else JSON Lines.</param>
    public static VectorWriter Over(Stream stream, string? path) =>
        path is not null && path.EndsWith(".npy", StringComparison.OrdinalIgnoreCase) ? new NumpyVectorWriter(stream) : new JsonVectorWriter(stream);

    public abstract void Write(TextRecord record, ReadOnlySpan<float> vector);

    public abstract ValueTask DisposeAsync();
}
