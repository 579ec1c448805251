using System.Buffers.Binary;
using System.Text.Json;

namespace Rung.Tensors.Checkpoints;

/// <summary>Writes safetensors files, atomically. The same tensors give the same bytes: they are laid out by name.</summary>
public static class SafetensorsWriter
{
    /// <summary>Readers like the data aligned for the largest element.</summary>
    private const int Alignment = 8;

    /// <summary>Writes the file, or leaves the one that was there.</summary>
    public static void Write(
        string path, IEnumerable<TensorContent> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(tensors);
        var sorted = tensors.OrderBy(tensor => tensor.Name, StringComparer.Ordinal).ToList();
        for (var i = 1; i < sorted.Count; i++)
        {
            if (sorted[i].Name == sorted[i - 1].Name)
            {
                throw new ArgumentException($"Tensor '{sorted[i].Name}' is given twice.", nameof(tensors));
            }
        }

        AtomicFile.Write(path, stream => Write(stream, sorted, metadata));
    }

    private static void Write(Stream stream, List<TensorContent> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        var header = Header(tensors, metadata);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var tensor in tensors)
        {
            var bytes = tensor.Bytes().Span;
            if (bytes.Length != LengthOf(tensor))
            {
                throw new ArgumentException($"Tensor '{tensor.Name}' has {bytes.Length} bytes; its shape makes {LengthOf(tensor)}.", nameof(tensors));
            }

            stream.Write(bytes);
        }
    }

    private static byte[] Header(List<TensorContent> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            WriteMetadata(writer, metadata);
            long offset = 0;
            foreach (var tensor in tensors)
            {
                WriteEntry(writer, tensor, offset);
                offset += LengthOf(tensor);
            }

            writer.WriteEndObject();
        }

        while (buffer.Length % Alignment != 0)
        {
            buffer.WriteByte((byte)' ');
        }

        return buffer.ToArray();
    }

    private static void WriteMetadata(Utf8JsonWriter writer, IReadOnlyDictionary<string, string>? metadata)
    {
        if (metadata is not { Count: > 0 })
        {
            return;
        }

        writer.WriteStartObject("__metadata__");
        foreach (var (name, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter writer, TensorContent tensor, long offset)
    {
        writer.WriteStartObject(tensor.Name);
        writer.WriteString("dtype", ElementTypes.NameOf(tensor.ElementType));
        writer.WriteStartArray("shape");
        foreach (var extent in tensor.Shape)
        {
            writer.WriteNumberValue(extent);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(offset);
        writer.WriteNumberValue(offset + LengthOf(tensor));
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static long LengthOf(TensorContent tensor) =>
        tensor.Shape.Aggregate((long)ElementTypes.SizeOf(tensor.ElementType), (product, extent) => checked(product * extent));
}
