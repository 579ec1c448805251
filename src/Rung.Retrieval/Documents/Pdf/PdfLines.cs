using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

namespace Rung.Retrieval.Documents.Pdf;

/// <summary>Lines in the order in which they are read: columns one after the other.</summary>
internal static class PdfLines
{
    /// <summary>The search for columns is slow on pages with very many words; those are read from top to bottom.</summary>
    private const int MaxWords = 5_000;

    public static IReadOnlyList<PdfTextLine> Of(IReadOnlyList<Letter> letters)
    {
        if (letters.Count == 0)
        {
            return [];
        }

        var words = NearestNeighbourWordExtractor.Instance.GetWords(letters).Where(word => !string.IsNullOrWhiteSpace(word.Text)).ToList();
        if (words.Count > MaxWords)
        {
            return FromTop(words);
        }

        var lines = new List<PdfTextLine>();
        var blocks = DocstrumBoundingBoxes.Instance.GetBlocks(words);
        foreach (var (number, block) in UnsupervisedReadingOrderDetector.Instance.Get(blocks).Index())
        {
            lines.AddRange(block.TextLines.Select(line => Line(line.Words, number)));
        }

        return lines;
    }

    private static IReadOnlyList<PdfTextLine> FromTop(List<Word> words) =>
    [
        .. words.GroupBy(word => Math.Round(word.Letters[0].StartBaseLine.Y)).OrderByDescending(line => line.Key)
            .Select(line => Line([.. line.OrderBy(word => word.BoundingBox.Left)], block: 0)),
    ];

    private static PdfTextLine Line(IReadOnlyList<Word> words, int block)
    {
        var first = words[0].Letters[0];
        return new PdfTextLine(
            string.Join(' ', words.Select(word => word.Text)), first.StartBaseLine.X, first.StartBaseLine.Y, words.Max(word => word.Letters[0].PointSize), block);
    }
}
