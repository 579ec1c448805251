using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Rung.Retrieval.Segments;

/// <summary>What is kept of a passage besides its id and its document: span, headings, metadata, text.</summary>
internal static class PassageRecord
{
    public static void Write(Passage passage, IBufferWriter<byte> output)
    {
        WriteNumber(passage.Span.Start, output);
        WriteNumber(passage.Span.End, output);
        var titles = passage.TitlePath.IsDefault ? [] : passage.TitlePath;
        WriteNumber(titles.Length, output);
        foreach (var title in titles)
        {
            WriteText(title, output);
        }

        WriteNumber(passage.Metadata.Count, output);
        foreach (var (name, value) in passage.Metadata)
        {
            WriteText(name, output);
            WriteText(value, output);
        }

        WriteText(passage.Text, output);
    }

    /// <summary><see langword="null"/> where the bytes are no record.</summary>
    public static Passage? TryRead(ReadOnlySpan<byte> bytes, PassageId id, string document)
    {
        if (!TryNumber(ref bytes, out var start) || !TryNumber(ref bytes, out var end) || !TryTexts(ref bytes, perItem: 1, out var titles)
            || !TryTexts(ref bytes, perItem: 2, out var metadata) || !TryText(ref bytes, out var text))
        {
            return null;
        }

        var pairs = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < metadata.Length; i += 2)
        {
            pairs[metadata[i]] = metadata[i + 1];
        }

        return new Passage
        {
            Id = id,
            Document = document,
            Text = text,
            TitlePath = ImmutableArray.Create(titles),
            Span = new TextSpan(start, end),
            Metadata = pairs.ToImmutable(),
        };
    }

    private static void WriteNumber(int number, IBufferWriter<byte> output)
    {
        BinaryPrimitives.WriteInt32LittleEndian(output.GetSpan(sizeof(int)), number);
        output.Advance(sizeof(int));
    }

    private static void WriteText(string text, IBufferWriter<byte> output)
    {
        var room = output.GetSpan(sizeof(int) + StoredText.MostBytes(text.Length));
        var length = StoredText.Write(text, room[sizeof(int)..]);
        BinaryPrimitives.WriteInt32LittleEndian(room, length);
        output.Advance(sizeof(int) + length);
    }

    private static bool TryTexts(ref ReadOnlySpan<byte> bytes, int perItem, out string[] texts)
    {
        texts = [];

        // Each takes four bytes at least: what claims to be more is no record, and is not given memory.
        if (!TryNumber(ref bytes, out var count) || count < 0 || count > bytes.Length / sizeof(int) / perItem)
        {
            return false;
        }

        texts = new string[count * perItem];
        for (var i = 0; i < texts.Length; i++)
        {
            if (!TryText(ref bytes, out texts[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryText(ref ReadOnlySpan<byte> bytes, out string text)
    {
        text = string.Empty;
        if (!TryNumber(ref bytes, out var length) || length < 0 || length > bytes.Length
            || StoredText.TryRead(bytes[..length]) is not { } read)
        {
            return false;
        }

        text = read;
        bytes = bytes[length..];
        return true;
    }

    private static bool TryNumber(ref ReadOnlySpan<byte> bytes, out int number)
    {
        if (!BinaryPrimitives.TryReadInt32LittleEndian(bytes, out number))
        {
            return false;
        }

        bytes = bytes[sizeof(int)..];
        return true;
    }
}
