using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Rung.Core.Data;

/// <summary>
/// The name of a set of examples: SHA-256 over the examples in the order of their ids, each field written with
/// its length, so that no two different examples give the same bytes.
/// </summary>
internal static class DatasetHash
{
    private const int Absent = -1;

    public static ContentHash Of(IReadOnlyDictionary<Split, ImmutableArray<Example>> splits)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[256];
        foreach (var (split, examples) in splits.OrderBy(pair => pair.Key))
        {
            Append(hash, ref buffer, split.ToString());
            foreach (var example in examples)
            {
                AppendExample(hash, ref buffer, example);
            }
        }

        return ContentHash.Parse(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>The name of some examples, whatever their split; they must be in the order of their ids.</summary>
    public static ContentHash Of(IEnumerable<Example> ordered)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[256];
        foreach (var example in ordered)
        {
            AppendExample(hash, ref buffer, example);
        }

        return ContentHash.Parse(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static void AppendExample(IncrementalHash hash, ref byte[] buffer, Example example)
    {
        Append(hash, ref buffer, example.Id.ToString());
        Append(hash, ref buffer, example.Input.Text);
        Append(hash, ref buffer, example.Expected);
        Append(hash, ref buffer, example.Group);
        Append(hash, ref buffer, example.Time?.ToUniversalTime().ToString("O"));
        foreach (var tag in example.Tags)
        {
            Append(hash, ref buffer, tag);
        }

        Append(hash, ref buffer, null);
    }

    private static void Append(IncrementalHash hash, ref byte[] buffer, string? text)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        if (text is null)
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, Absent);
            hash.AppendData(length);
            return;
        }

        var needed = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (buffer.Length < needed)
        {
            buffer = new byte[needed];
        }

        var count = Encoding.UTF8.GetBytes(text, buffer);
        BinaryPrimitives.WriteInt32LittleEndian(length, count);
        hash.AppendData(length);
        hash.AppendData(buffer, 0, count);
    }
}
