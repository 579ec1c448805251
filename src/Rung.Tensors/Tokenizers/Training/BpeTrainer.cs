using System.Runtime.InteropServices;
using Rung.Tensors.Tokenizers.PreTokenization;

namespace Rung.Tensors.Tokenizers.Training;

/// <summary>
/// Trains a byte-level tokenizer: words are counted, then the most frequent pair of neighbours becomes a token, again and
/// again. Deterministic: of pairs that are equally frequent the one that is first by its ids wins, so the order of the texts
/// does not matter. Feed it from one thread.
/// </summary>
public sealed class BpeTrainer
{
    private readonly BpeTrainerOptions _options;
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly ByteLevelPreTokenizer _words = new(addsPrefixSpace: false, usesPattern: true);
    private readonly AlignedText _text = new();
    private readonly PieceList _pieces = new();

    public BpeTrainer(BpeTrainerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _bySpan = _counts.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Counts the words of a text.</summary>
    public void Add(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text.Reset(text.AsMemory(), origin: 0);
        _pieces.Begin();
        _pieces.Add(0, text.Length);
        _pieces.Commit();
        _words.Apply(_text, _pieces);
        foreach (var piece in _pieces.Current)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_bySpan, _text.Chars[piece.Start..piece.End], out _)++;
        }
    }

    /// <summary>
    /// The <c>tokenizer.json</c> of what was learnt. It has fewer tokens than asked for where no pair is frequent enough.
    /// </summary>
    public byte[] Train(CancellationToken cancellationToken)
    {
        var words = _counts
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new CountedWord([.. pair.Key.Select(letter => ByteOrder.IdOf(letter))], pair.Value));
        var merging = new PairMerging([.. words]);
        var tokens = new List<string>(ByteOrder.Letters);
        var ids = tokens.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        var merges = new List<(int Left, int Right)>();
        while (tokens.Count < _options.VocabularySize - _options.SpecialTokens.Length
            && merging.TryTakeBest(_options.LeastCount, out var left, out var right))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var merged = tokens[left] + tokens[right];

            // What is written like a special token, by chance or by intent, never becomes that token.
            if (_options.SpecialTokens.Contains(merged))
            {
                continue;
            }

            // Two ways to the same letters are one token: the later merge leads to the earlier's id.
            if (ids.TryAdd(merged, tokens.Count))
            {
                tokens.Add(merged);
            }

            merges.Add((left, right));
            merging.Merge(left, right, ids[merged]);
        }

        return TrainedFile.Write(tokens, merges, _options.SpecialTokens);
    }
}
