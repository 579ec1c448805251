using System.Globalization;
using System.Text;

namespace Rung.Tensors.Tokenizers.Algorithms;

/// <summary>The tokens <c>&lt;0x00&gt;</c> to <c>&lt;0xFF&gt;</c>, which spell a character that the vocabulary does not have.</summary>
internal sealed class ByteTokens
{
    private readonly int[] _ids = new int[256];

    public ByteTokens(Vocabulary vocabulary)
    {
        for (var value = 0; value < 256; value++)
        {
            _ids[value] = vocabulary.IdOf(string.Create(CultureInfo.InvariantCulture, $"<0x{value:X2}>")) ?? -1;
        }

        AreComplete = !_ids.Contains(-1);
    }

    public bool AreComplete { get; }

    public bool Contains(int id) => _ids.Contains(id);

    /// <summary>The ids of a character's bytes; false where one of them has no token.</summary>
    public bool TrySpell(Rune rune, Span<int> ids, out int count)
    {
        Span<byte> bytes = stackalloc byte[4];
        count = rune.EncodeToUtf8(bytes);
        for (var i = 0; i < count; i++)
        {
            ids[i] = _ids[bytes[i]];
        }

        return !ids[..count].Contains(-1);
    }
}
