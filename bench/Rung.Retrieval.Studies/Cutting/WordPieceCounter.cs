using System.Text.Json;
using Rung.Retrieval.Passages;

namespace Rung.Retrieval.Studies.Cutting;

/// <summary>Counts tokens as BERT (uncased) does for plain English: words and signs, then the longest known pieces. Accents are not stripped.</summary>
internal sealed class WordPieceCounter : ITokenCounter
{
    private const int LongestWord = 100;

    private readonly HashSet<string> _pieces;

    private WordPieceCounter(HashSet<string> pieces) => _pieces = pieces;

    public string Name => "bert-base-uncased";

    public static WordPieceCounter Read(string tokenizerFile)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(tokenizerFile));
        return new WordPieceCounter([.. json.RootElement.GetProperty("model").GetProperty("vocab").EnumerateObject().Select(piece => piece.Name)]);
    }

    public int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var start = i++;
            while (char.IsLetterOrDigit(text[start]) && i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                i++;
            }

            count += Pieces(text[start..i].ToString().ToLowerInvariant());
        }

        return count;
    }

    private int Pieces(string word)
    {
        var count = 0;
        for (var start = 0; start < word.Length && word.Length <= LongestWord;)
        {
            var end = word.Length;
            while (end > start && !_pieces.Contains(start == 0 ? word[..end] : $"##{word.AsSpan(start, end - start)}"))
            {
                end--;
            }

            if (end == start)
            {
                return 1;
            }

            count++;
            start = end;
        }

        return Math.Max(count, 1);
    }
}
