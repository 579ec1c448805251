namespace Rung.Retrieval.Documents.Pdf;

/// <summary>A line of a page.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Left">Where it starts, in points.</param>
/// <param name="Baseline">How high it stands, in points from the bottom.</param>
/// <param name="Size">The size of its letters, in points.</param>
/// <param name="Block">Which block of the page it belongs to, in reading order.</param>
internal sealed record PdfTextLine(string Text, double Left, double Baseline, double Size, int Block);
