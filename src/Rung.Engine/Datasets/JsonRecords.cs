using System.Runtime.CompilerServices;
using System.Text.Json;
using Rung.Engine.Faults;

namespace Rung.Engine.Datasets;

/// <summary>Cuts a stream of UTF-8 into JSON objects, each with its line. The bytes are valid until the next one is asked for.</summary>
internal static class JsonRecords
{
    private static readonly byte[] Blanks = [(byte)' ', (byte)'\t', (byte)'\r'];

    public static async IAsyncEnumerable<(int Line, ReadOnlyMemory<byte> Bytes)> ReadLinesAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new RecordBuffer(stream);
        var scanned = 0;
        while (true)
        {
            var newline = buffer.Unread.Span[scanned..].IndexOf((byte)'\n');
            if (newline < 0 && !buffer.IsFinal)
            {
                scanned = buffer.Unread.Length;
                await buffer.FillAsync(cancellationToken);
                continue;
            }

            var length = newline < 0 ? buffer.Unread.Length : scanned + newline;
            if (buffer.Unread.Span[..length].Trim(Blanks).Length > 0)
            {
                yield return (buffer.Line, buffer.Unread[..length]);
            }

            if (newline < 0)
            {
                yield break;
            }

            buffer.Advance(length + 1);
            scanned = 0;
        }
    }

    /// <exception cref="JsonException">The file is not JSON; its line is counted from the start of the file, from 0.</exception>
    public static async IAsyncEnumerable<(int Line, ReadOnlyMemory<byte> Bytes)> ReadArrayAsync(
        Stream stream, FaultList faults, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new RecordBuffer(stream);
        var state = default(JsonReaderState);
        while (true)
        {
            var token = NextToken(buffer, ref state);
            if (token.Type is JsonTokenType.None)
            {
                if (buffer.IsFinal)
                {
                    yield break;
                }

                await buffer.FillAsync(cancellationToken);
                continue;
            }

            var line = buffer.Line + buffer.Unread.Span[..token.Start].Count((byte)'\n');
            switch (token.Type)
            {
                case JsonTokenType.StartObject when token.Depth == 1:
                    yield return (line, buffer.Unread[token.Start..token.End]);
                    break;
                case JsonTokenType.StartArray when token.Depth == 0:
                case JsonTokenType.EndArray:
                    break;
                default:
                    faults.Add(line, token.Depth == 0
                        ? "found no array; expected '[' and objects. A file with one object a line is named .jsonl."
                        : "found a value that is no object; expected objects in the array.");
                    if (token.Depth == 0)
                    {
                        yield break;
                    }

                    break;
            }

            buffer.Advance(token.End);
        }
    }

    /// <summary>The next value of the array, whole; none when the buffer holds only a part of it.</summary>
    private static (JsonTokenType Type, int Depth, int Start, int End) NextToken(RecordBuffer buffer, ref JsonReaderState state)
    {
        var reader = new Utf8JsonReader(buffer.Unread.Span, buffer.IsFinal, state);
        if (!reader.Read())
        {
            return default;
        }

        var (type, depth, start) = (reader.TokenType, reader.CurrentDepth, (int)reader.TokenStartIndex);
        if (depth > 0 && !reader.TrySkip())
        {
            return default;
        }

        state = reader.CurrentState;
        return (type, depth, start, (int)reader.BytesConsumed);
    }
}
