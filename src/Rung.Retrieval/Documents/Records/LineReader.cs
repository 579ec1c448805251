using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Rung.Retrieval.Documents.Records;

/// <summary>Lines of bytes from a stream, none of them longer than a limit; memory stays near that limit.</summary>
internal static class LineReader
{
    /// <summary>A line; null in the place of one that is too long.</summary>
    public static async IAsyncEnumerable<byte[]?> ReadAsync(Stream content, int maxBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(content, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));
        var isSkipping = false;
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            while (TryCut(ref buffer) is { } line)
            {
                if (!isSkipping)
                {
                    yield return line.Length > maxBytes ? null : line.ToArray();
                }

                isSkipping = false;
            }

            if (buffer.Length > maxBytes)
            {
                if (!isSkipping)
                {
                    yield return null;
                }

                isSkipping = true;
                buffer = buffer.Slice(buffer.End);
            }

            if (result.IsCompleted)
            {
                if (!isSkipping && buffer.Length > 0)
                {
                    yield return buffer.ToArray();
                }

                yield break;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static ReadOnlySequence<byte>? TryCut(ref ReadOnlySequence<byte> buffer)
    {
        if (buffer.PositionOf((byte)'\n') is not { } end)
        {
            return null;
        }

        var line = buffer.Slice(0, end);
        buffer = buffer.Slice(buffer.GetPosition(1, end));
        return line;
    }
}
