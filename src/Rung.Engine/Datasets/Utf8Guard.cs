using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Rung.Engine.Datasets;

/// <summary>
/// Passes on a stream whose every byte has been checked to be UTF-8, without its byte order mark. Decoders would put
/// U+FFFD where a file is broken, or stop without saying where.
/// </summary>
internal sealed class Utf8Guard(Stream inner) : Stream
{
    private const int LongestSequence = 4;

    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    private readonly byte[] _open = new byte[LongestSequence];
    private int _openCount;
    private long _offset;
    private int _line = 1;

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
        // The first read takes the mark whole, so that it is recognised.
        var count = _offset > 0
            ? await inner.ReadAsync(buffer, cancellationToken)
            : await inner.ReadAtLeastAsync(buffer, Math.Min(Mark.Length, buffer.Length), throwOnEndOfStream: false, cancellationToken);
        var marked = _offset == 0 && buffer.Span[..count].StartsWith(Mark) ? Mark.Length : 0;
        Check(buffer.Span[..count]);
        if (marked == 0)
        {
            return count;
        }

        buffer[marked..count].CopyTo(buffer);
        return count > marked ? count - marked : await ReadAsync(buffer, cancellationToken);
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
        await inner.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Check(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty && _openCount > 0)
        {
            throw Invalid(_offset - _openCount, _line, _open[0]);
        }

        bytes = CloseSequence(bytes);
        var whole = bytes[..^OpenTail(bytes)];
        if (!Utf8.IsValid(whole))
        {
            ThrowAtFirstInvalid(whole);
        }

        bytes[whole.Length..].CopyTo(_open.AsSpan(_openCount));
        _openCount += bytes.Length - whole.Length;
        _offset += bytes.Length;
        _line += whole.Count((byte)'\n');
    }

    /// <summary>Completes the sequence that the bytes before left open; returns the bytes after it.</summary>
    private ReadOnlySpan<byte> CloseSequence(ReadOnlySpan<byte> bytes)
    {
        while (_openCount > 0 && !bytes.IsEmpty)
        {
            _open[_openCount++] = bytes[0];
            bytes = bytes[1..];
            _offset++;
            switch (Rune.DecodeFromUtf8(_open.AsSpan(0, _openCount), out _, out _))
            {
                case OperationStatus.Done:
                    _openCount = 0;
                    break;
                case OperationStatus.InvalidData:
                    throw Invalid(_offset - _openCount, _line, _open[0]);
                default:
                    break;
            }
        }

        return bytes;
    }

    /// <summary>How many bytes at the end begin a sequence that the next bytes may complete.</summary>
    private static int OpenTail(ReadOnlySpan<byte> bytes)
    {
        for (var length = 1; length < LongestSequence && length <= bytes.Length; length++)
        {
            if (Rune.DecodeFromUtf8(bytes[^length..], out _, out _) is OperationStatus.NeedMoreData)
            {
                return length;
            }
        }

        return 0;
    }

    private void ThrowAtFirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var valid = 0;
        while (Rune.DecodeFromUtf8(bytes[valid..], out _, out var length) is OperationStatus.Done)
        {
            valid += length;
        }

        throw Invalid(_offset + valid, _line + bytes[..valid].Count((byte)'\n'), bytes[valid]);
    }

    private static MalformedFileException Invalid(long offset, int line, byte value) => new(
        line, $"found the byte 0x{value:X2} (byte {offset} of the text), which is not UTF-8; expected UTF-8, or UTF-16 with a byte order mark. Save the file as UTF-8.");
}
