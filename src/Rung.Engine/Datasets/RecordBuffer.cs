namespace Rung.Engine.Datasets;

/// <summary>The bytes of a stream that no record has taken yet. One reader at a time.</summary>
internal sealed class RecordBuffer(Stream stream)
{
    /// <summary>The longest record, in bytes: far above any prompt, far below what fills the memory.</summary>
    public const int LongestRecord = 10 * 1024 * 1024;

    private const int FirstSize = 1 << 16;

    private byte[] _bytes = new byte[FirstSize];
    private int _start;
    private int _end;

    public ReadOnlyMemory<byte> Unread => _bytes.AsMemory(_start.._end);

    /// <summary>The number of the line where the unread bytes begin, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Whether the stream has no more bytes than the unread ones.</summary>
    public bool IsFinal { get; private set; }

    public static MalformedFileException TooLong(int line) =>
        new(line, $"found a record longer than {LongestRecord / (1024 * 1024)} MB; expected one that a model can be asked.");

    public void Advance(int count)
    {
        Line += Unread.Span[..count].Count((byte)'\n');
        _start += count;
    }

    /// <summary>Reads more bytes behind the unread ones; at the end of the stream <see cref="IsFinal"/> turns true.</summary>
    /// <exception cref="MalformedFileException">There are more unread bytes than a record may have.</exception>
    public async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_end - _start > LongestRecord)
        {
            throw TooLong(Line);
        }

        Array.Copy(_bytes, _start, _bytes, 0, _end - _start);
        (_start, _end) = (0, _end - _start);
        if (_end > _bytes.Length / 2)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }

        // The buffer is filled whole: a reader that begins again after each fill would take quadratic time on a stream that gives little at once.
        var count = await stream.ReadAtLeastAsync(_bytes.AsMemory(_end), _bytes.Length - _end, throwOnEndOfStream: false, cancellationToken);
        _end += count;
        IsFinal = count == 0;
    }
}
