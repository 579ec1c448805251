using System.Buffers.Binary;
using System.Text;

namespace Rung.Tensors.Tokenizers.Normalization;

/// <summary>
/// SentencePiece's compiled table of replacements: the size of a double-array trie in bytes, the trie, then the replacements,
/// each ended by a NUL. A key's value is where its replacement starts.
/// </summary>
internal sealed class CharacterMap
{
    private readonly uint[] _trie;
    private readonly byte[] _replacements;

    private CharacterMap(uint[] trie, byte[] replacements)
    {
        _trie = trie;
        _replacements = replacements;
    }

    /// <summary>The map of a table; none where the table is broken.</summary>
    public static CharacterMap? Read(ReadOnlySpan<byte> table)
    {
        if (table.Length < 4)
        {
            return null;
        }

        var size = BinaryPrimitives.ReadUInt32LittleEndian(table);
        if (size > table.Length - 4 || size % 4 != 0 || size == 0)
        {
            return null;
        }

        var trie = new uint[size / 4];
        for (var i = 0; i < trie.Length; i++)
        {
            trie[i] = BinaryPrimitives.ReadUInt32LittleEndian(table[(4 + (i * 4))..]);
        }

        return new CharacterMap(trie, table[(4 + (int)size)..].ToArray());
    }

    /// <summary>What stands for the shortest key that the text starts with; none where no key does.</summary>
    public string? Find(ReadOnlySpan<byte> text)
    {
        var node = Offset(_trie[0]);
        foreach (var value in text)
        {
            node ^= value;

            // The label of a unit is its low byte; the highest bit is set in a leaf, which no label matches.
            if (value == 0 || node >= _trie.Length || (_trie[node] & 0x8000_00FF) != value)
            {
                return null;
            }

            var unit = _trie[node];
            node ^= Offset(unit);
            if (((unit >> 8) & 1) != 0 && node < _trie.Length)
            {
                return ReplacementAt(_trie[node] & 0x7FFF_FFFF);
            }
        }

        return null;
    }

    private static uint Offset(uint unit) => (unit >> 10) << (int)((unit & (1U << 9)) >> 6);

    private string? ReplacementAt(uint start)
    {
        if (start >= _replacements.Length)
        {
            return null;
        }

        var rest = _replacements.AsSpan((int)start);
        var length = rest.IndexOf((byte)0);
        return Encoding.UTF8.GetString(length < 0 ? rest : rest[..length]);
    }
}
