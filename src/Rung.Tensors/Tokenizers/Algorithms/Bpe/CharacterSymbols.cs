using System.Text;

namespace Rung.Tensors.Tokenizers.Algorithms.Bpe;

/// <summary>Finds the symbols that a word starts from: each character's token, its bytes' tokens, or that of the unknown.</summary>
internal ref struct CharacterSymbols(Vocabulary vocabulary, BpeSettings settings, SymbolList list)
{
    private Symbol? _unknown;

    public void Add(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length;)
        {
            _ = Rune.DecodeFromUtf16(word[i..], out var rune, out var units);
            Add(rune, word, i, i + units);
            i += units;
        }

        Flush();
    }

    private void Add(Rune rune, ReadOnlySpan<char> word, int start, int end)
    {
        if (TryGetId(rune, word, start, end, out var id))
        {
            Flush();
            list.Add(new Symbol(id, start, end));
        }
        else if (!TryAddBytes(rune, start, end))
        {
            AddUnknown(start, end);
        }
    }

    private readonly bool TryGetId(Rune rune, ReadOnlySpan<char> word, int start, int end, out int id)
    {
        var prefix = start > 0 ? settings.ContinuingPrefix : "";
        var suffix = end == word.Length ? settings.EndSuffix : "";
        Span<char> units = stackalloc char[2];
        ReadOnlySpan<char> letter = units[..rune.EncodeToUtf16(units)];
        return vocabulary.TryGetId(prefix.Length + suffix.Length == 0 ? letter : $"{prefix}{letter}{suffix}", out id);
    }

    private bool TryAddBytes(Rune rune, int start, int end)
    {
        Span<int> ids = stackalloc int[4];
        if (settings.Bytes is null || !settings.Bytes.TrySpell(rune, ids, out var count))
        {
            return false;
        }

        Flush();
        foreach (var id in ids[..count])
        {
            list.Add(new Symbol(id, start, end));
        }

        return true;
    }

    // Without a token for the unknown, what is unknown is left out.
    private void AddUnknown(int start, int end)
    {
        if (settings.Unknown is not { } id)
        {
            return;
        }

        if (_unknown is { } last && settings.FusesUnknown)
        {
            _unknown = last with { End = end };
            return;
        }

        Flush();
        _unknown = new Symbol(id, start, end);
    }

    private void Flush()
    {
        if (_unknown is { } unknown)
        {
            list.Add(unknown);
            _unknown = null;
        }
    }
}
