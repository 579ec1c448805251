using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Colors;

namespace Rung.Retrieval.Documents.Pdf;

/// <summary>The letters of a page that a reader sees: not invisible, not off the page, not tiny, not white on white.</summary>
internal static class SeenLetters
{
    private const double Tiny = 1.5;
    private const double NearlyWhite = 0.94;

    public static IReadOnlyList<Letter> Of(Page page, TakenOutTally tally)
    {
        var letters = page.Letters;

        // A scanned page with recognised text has its letters invisible over the picture: then they are what is read.
        var isRecognised = letters.Count > 0 && letters.All(letter => letter.RenderingMode == TextRenderingMode.Neither);
        var painted = letters.Any(IsWhite) ? PaintedPlaces(page) : [];
        var seen = new List<Letter>(letters.Count);
        var hidden = new StringBuilder();
        foreach (var letter in letters)
        {
            var isHidden = (letter.RenderingMode == TextRenderingMode.Neither && !isRecognised) || letter.PointSize is < Tiny and > 0
                || IsOff(page, letter) || (IsWhite(letter) && !painted.Exists(place => Holds(place, letter)));
            if (isHidden)
            {
                hidden.Append(letter.Value);
            }
            else
            {
                seen.Add(letter);
            }
        }

        if (!string.IsNullOrWhiteSpace(hidden.ToString()))
        {
            tally.Add(TakenOutKind.HiddenText, hidden.ToString());
        }

        return seen;
    }

    private static bool IsOff(Page page, Letter letter)
    {
        var place = letter.StartBaseLine;
        var shown = page.CropBox.Bounds;
        return place.X < shown.Left - letter.PointSize || place.X > shown.Right || place.Y < shown.Bottom - letter.PointSize || place.Y > shown.Top;
    }

    private static bool IsWhite(Letter letter)
    {
        // A pattern has no one colour, and is not asked for it: it would refuse.
        if (letter.RenderingMode is not (TextRenderingMode.Fill or TextRenderingMode.FillThenStroke) || letter.FillColor is null or PatternColor)
        {
            return false;
        }

        var (red, green, blue) = letter.FillColor.ToRGBValues();
        return red >= NearlyWhite && green >= NearlyWhite && blue >= NearlyWhite;
    }

    /// <summary>Where something dark may lie below white letters: filled shapes and pictures.</summary>
    private static List<PdfRectangle> PaintedPlaces(Page page) =>
    [
        .. page.Paths.Where(path => path.IsFilled && !path.IsClipping).Select(path => path.GetBoundingRectangle()).OfType<PdfRectangle>(),
        .. page.GetImages().Select(image => image.BoundingBox),
    ];

    private static bool Holds(PdfRectangle place, Letter letter) =>
        letter.StartBaseLine.X >= place.Left - 1 && letter.StartBaseLine.X <= place.Right + 1
        && letter.StartBaseLine.Y >= place.Bottom - 1 && letter.StartBaseLine.Y <= place.Top + 1;
}
