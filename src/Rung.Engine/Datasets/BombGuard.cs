namespace Rung.Engine.Datasets;

/// <summary>
/// Passes on decompressed bytes until they are so many more than the file has that no one wrote them: a file of a few hundred
/// kilobytes can hold terabytes of the same line. Texts shrink to a third or a twentieth, never to a hundredth.
/// </summary>
internal sealed class BombGuard(Stream decompressed, Stream file) : Stream
{
    private const int MostGrowth = 100;

    /// <summary>So little is no harm, however much it grew.</summary>
    private const long Harmless = 64 * 1024 * 1024;

    private long _count;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await decompressed.ReadAsync(buffer, cancellationToken);
        _count += count;
        return _count > Harmless && _count / MostGrowth > file.Position
            ? throw new MalformedFileException(
                line: 0,
                $"found gzip data that grows to more than {MostGrowth} times its size; expected a file of examples, which grows 3 to 20 times. "
                + "If it is right, name the decompressed file.")
            : count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await decompressed.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            decompressed.Dispose();
        }

        base.Dispose(disposing);
    }
}
