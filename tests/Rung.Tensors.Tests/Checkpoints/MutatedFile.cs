using System.Buffers.Binary;
using System.Text;
using Rung.Tensors.Checkpoints;

namespace Rung.Tensors.Tests.Checkpoints;

/// <summary>
/// Changes a safetensors file as accidents and attackers do: bits flipped, parts cut out, doubled or filled with noise,
/// lengths and numbers of the header replaced by those at the edges of 64 bits.
/// </summary>
internal static class MutatedFile
{
    private static readonly string[] Edges =
    [
        "0", "1", "-1", "4294967296", "9223372036854775807", "9223372036854775808", "18446744073709551615", "1e999", "NaN", "null", "[]",
        "[[[[[[[[[[]]]]]]]]]]", "\"x\"", "2.5",
    ];

    public static byte[] Original(string path)
    {
        var values = Enumerable.Range(0, 60).Select(i => (float)i).ToArray();
        SafetensorsWriter.Write(
            path,
            [TensorContent.Of("model.a", values, 6, 10), TensorContent.Rounded("model.b", values, 60), TensorContent.Of("c", values.AsMemory(0, 4), 2, 2)],
            new Dictionary<string, string> { ["format"] = "pt" });
        return File.ReadAllBytes(path);
    }

    public static MutationOutcome Try(string path, byte[] original, Random random)
    {
        var bytes = original;
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            bytes = Mutate(bytes, random);
        }

        File.WriteAllBytes(path, bytes);
        try
        {
            using var file = SafetensorsFile.Open(path);
            return file.Tensors.Values.All(entry => ReadsWhole(file, entry, bytes)) ? MutationOutcome.Read : MutationOutcome.Wrong;
        }
        catch (CheckpointException)
        {
            return MutationOutcome.Refused;
        }
#pragma warning disable CA1031 // any other exception is the finding
        catch (Exception)
#pragma warning restore CA1031
        {
            return MutationOutcome.Wrong;
        }
    }

    /// <summary>The same for a file of JSON alone.</summary>
    public static byte[] MutatedText(byte[] text, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            text = random.Next(2) == 0 ? WithEdge(text, random) : Mutate(text, random);
        }

        return text;
    }

    private static bool ReadsWhole(SafetensorsFile file, TensorEntry entry, byte[] bytes)
    {
        var start = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(bytes) + (int)entry.Offset;
        var floats = new float[entry.Count];
        file.ReadFloats(entry.Name, floats);
        return file.Bytes(entry.Name).SequenceEqual(bytes.AsSpan(start, (int)entry.Length));
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        if (bytes.Length < 16)
        {
            return bytes;
        }

        var at = random.Next(bytes.Length);
        var length = random.Next(1, Math.Min(40, bytes.Length - at) + 1);
        switch (random.Next(8))
        {
            case 0:
                return With(bytes, at, (byte)(bytes[at] ^ (1 << random.Next(8))));
            case 1:
                return bytes[..at];
            case 2:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 3:
                return [.. bytes[..at], .. bytes[at..(at + length)], .. bytes[at..]];
            case 4:
                var noise = new byte[length];
                random.NextBytes(noise);
                return [.. bytes[..at], .. noise, .. bytes[(at + length)..]];
            case 5:
                var changed = (byte[])bytes.Clone();
                BinaryPrimitives.WriteUInt64LittleEndian(changed, random.Next(2) == 0 ? (ulong)random.NextInt64() : ulong.MaxValue >> random.Next(64));
                return changed;
            default:
                return WithNumber(bytes, random);
        }
    }

    private static byte[] With(byte[] bytes, int at, byte value)
    {
        var changed = (byte[])bytes.Clone();
        changed[at] = value;
        return changed;
    }

    /// <summary>Replaces a number in the header, and corrects the header's length so that the change is seen.</summary>
    private static byte[] WithNumber(byte[] bytes, Random random)
    {
        var headerLength = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        if (headerLength <= 0 || headerLength > bytes.Length - 8)
        {
            return bytes;
        }

        var length = new byte[8];
        var replaced = WithEdge(bytes.AsSpan(8, (int)headerLength), random);
        BinaryPrimitives.WriteInt64LittleEndian(length, replaced.Length);
        return [.. length, .. replaced, .. bytes[(8 + (int)headerLength)..]];
    }

    private static byte[] WithEdge(ReadOnlySpan<byte> text, Random random)
    {
        var from = random.Next(text.Length + 1);
        while (from < text.Length && !char.IsAsciiDigit((char)text[from]))
        {
            from++;
        }

        var to = from;
        while (to < text.Length && char.IsAsciiDigit((char)text[to]))
        {
            to++;
        }

        return [.. text[..from], .. Encoding.ASCII.GetBytes(Edges[random.Next(Edges.Length)]), .. text[to..]];
    }
}
