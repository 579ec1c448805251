using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Rung.Core.Data;

namespace Rung.Engine.Datasets;

/// <summary>
/// Makes the id of an example that has none: the first 16 hexadecimal digits of the SHA-256 over input, expected output
/// and group, each with its length. It stays the same when lines move, and when a time or a tag is added.
/// One writer at a time.
/// </summary>
internal sealed class ContentId
{
    private const int IdBytes = 8;
    private const int Absent = -1;

    private byte[] _bytes = new byte[1024];
    private int _count;

    public ExampleId Of(ExampleInput input, string? expected, string? group)
    {
        _count = 0;
        Append(input.Text);
        Append(expected);
        Append(group);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_bytes.AsSpan(0, _count), hash);
        return new ExampleId(Convert.ToHexStringLower(hash[..IdBytes]));
    }

    /// <summary>The id of a further example with the same content.</summary>
    public static ExampleId Further(ExampleId first, int ordinal) => new($"{first}-{ordinal}");

    private void Append(string? text)
    {
        var needed = _count + sizeof(int) + (text is null ? 0 : Encoding.UTF8.GetMaxByteCount(text.Length));
        if (_bytes.Length < needed)
        {
            Array.Resize(ref _bytes, Math.Max(needed, _bytes.Length * 2));
        }

        var length = text is null ? Absent : Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_count + sizeof(int)));
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_count), length);
        _count += sizeof(int) + Math.Max(length, 0);
    }
}
