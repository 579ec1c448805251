using System.Text;

namespace Rung.Tensors.Tokenizers.Algorithms.Bpe;

/// <summary>Byte-pair encoding: a word's characters, or its bytes, merged two by two in the order that training found.</summary>
internal sealed class BpeModel : TokenModel
{
    private readonly Vocabulary _vocabulary;
    private readonly MergeTable _merges;
    private readonly BpeSettings _settings;
    private readonly SafeCuts? _cuts;
    private readonly int[] _byteIds = new int[256];

    [ThreadStatic]
    private static SymbolList? _symbols;

    public BpeModel(Vocabulary vocabulary, MergeTable merges, BpeSettings settings, SafeCuts? cuts)
    {
        (_vocabulary, _merges, _settings, _cuts) = (vocabulary, merges, settings, cuts);
        for (var value = 0; value < 256; value++)
        {
            _byteIds[value] = vocabulary.TryGetId([ByteAlphabet.LetterOf((byte)value)], out var id) ? id : -1;
        }
    }

    /// <summary>Whether every byte has a token, so that <see cref="SpellingBytes"/> makes no difference.</summary>
    public bool HasAllBytes => !_byteIds.Contains(-1) && _settings.ContinuingPrefix.Length + _settings.EndSuffix.Length == 0;

    /// <summary>The same model for words that are not spelt in the byte alphabet yet: the same tokens, sooner.</summary>
    public BpeModel SpellingBytes() => new(_vocabulary, _merges, _settings with { SpellsBytes = true }, cuts: null);

    public override void Encode(ReadOnlySpan<char> piece, int offset, TokenSink sink)
    {
        if (_cuts is null)
        {
            EncodeWord(piece, offset, sink);
            return;
        }

        for (var start = 0; start < piece.Length;)
        {
            var end = _cuts.EndOfPart(piece, start);
            EncodeWord(piece[start..end], offset + start, sink);
            start = end;
        }
    }

    protected override void Compute(ReadOnlySpan<char> word, int offset, TokenSink sink)
    {
        if (_settings.IgnoresMerges && TryWhole(word, out var whole))
        {
            sink.Add(whole, offset, offset + word.Length);
            return;
        }

        var list = _symbols ??= new SymbolList();
        list.Count = 0;
        if (_settings.SpellsBytes)
        {
            AddBytes(word, list);
        }
        else
        {
            new CharacterSymbols(_vocabulary, _settings, list).Add(word);
        }

        if (list.Count <= WordMerging.LongestWord)
        {
            WordMerging.Merge(list, _merges);
        }
        else
        {
            QueueMerging.Merge(list, _merges);
        }

        foreach (var symbol in list.Symbols)
        {
            sink.Add(symbol.Id, offset + symbol.Start, offset + symbol.End);
        }
    }

    private bool TryWhole(ReadOnlySpan<char> word, out int id)
    {
        if (!_settings.SpellsBytes)
        {
            return _vocabulary.TryGetId(word, out id);
        }

        var text = new AlignedText();
        text.Reset(word.ToArray(), origin: 0);
        text.Begin();
        ByteAlphabet.Spell(text, 0, word.Length);
        text.Commit();
        return _vocabulary.TryGetId(text.Chars, out id);
    }

    private void AddBytes(ReadOnlySpan<char> word, SymbolList list)
    {
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < word.Length;)
        {
            if (char.IsAscii(word[i]))
            {
                list.Add(new Symbol(_byteIds[word[i]], i, i + 1));
                i++;
                continue;
            }

            _ = Rune.DecodeFromUtf16(word[i..], out var rune, out var units);
            foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
            {
                list.Add(new Symbol(_byteIds[value], i, i + units));
            }

            i += units;
        }
    }
}
