using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Rung.Engine.PersonalData.Operators;

/// <summary>
/// Numbers that hang on a key and a value alone (HMAC-SHA-256, counted up where more are needed): the same ones for the same
/// value wherever it stands, and nothing of the value in them for whoever has not the key.
/// </summary>
internal sealed class KeyedDigits
{
    private readonly byte[] _key;
    private readonly byte[] _message;
    private readonly byte[] _block = new byte[HMACSHA256.HashSizeInBytes];
    private int _used = HMACSHA256.HashSizeInBytes;
    private int _counter;

    /// <param name="key">The secret.</param>
    /// <param name="purpose">Parts the numbers of one use from those of another.</param>
    /// <param name="value">The value.</param>
    public KeyedDigits(ReadOnlySpan<byte> key, string purpose, string value)
    {
        _key = key.ToArray();
        _message = Encoding.UTF8.GetBytes($"{purpose}\0{value}\0????");
    }

    /// <summary>The next number, in [0, <paramref name="bound"/>).</summary>
    /// <param name="bound">At most a million, so that the remainder favours no number by more than one in 4,000.</param>
    public int Next(int bound)
    {
        if (_used > _block.Length - sizeof(uint))
        {
            BinaryPrimitives.WriteInt32BigEndian(_message.AsSpan(^sizeof(int)), _counter++);
            HMACSHA256.HashData(_key, _message, _block);
            _used = 0;
        }

        var number = BinaryPrimitives.ReadUInt32BigEndian(_block.AsSpan(_used));
        _used += sizeof(uint);
        return (int)(number % (uint)bound);
    }

    /// <summary>Hexadecimal digits, lower case.</summary>
    public string NextHex(int length) => string.Create(length, this, static (text, digits) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = "0123456789abcdef"[digits.Next(16)];
        }
    });
}
