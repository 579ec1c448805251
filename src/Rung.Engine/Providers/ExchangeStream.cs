namespace Rung.Engine.Providers;

/// <summary>
/// The body of a response on its way to the SDK: counted, limited, and watched for the mark that ends it.
/// </summary>
internal sealed class ExchangeStream : Stream
{
    private readonly Stream _inner;
    private readonly HttpExchange _exchange;
    private readonly long _maxBytes;
    private readonly EndMark _end = new();

    public ExchangeStream(Stream inner, HttpExchange exchange, long maxBytes)
    {
        _inner = inner;
        _exchange = exchange;
        _maxBytes = maxBytes;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = _inner.Read(buffer);
        Observe(buffer[..count]);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await _inner.ReadAsync(buffer, cancellationToken);
        Observe(buffer.Span[..count]);
        return count;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Observe(ReadOnlySpan<byte> bytes)
    {
        _exchange.BytesReceived += bytes.Length;
        _exchange.IsDone = _end.Observe(bytes);
        if (_exchange.BytesReceived > _maxBytes)
        {
            _exchange.IsTooLarge = true;
            throw new IOException("The response is larger than allowed.");
        }
    }
}
