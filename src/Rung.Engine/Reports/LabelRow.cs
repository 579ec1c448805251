namespace Rung.Engine.Reports;

/// <summary>How one label fared.</summary>
/// <param name="Label">The label.</param>
/// <param name="Expected">How often it is expected.</param>
/// <param name="Answered">How often it was answered.</param>
/// <param name="Right">How often it was both.</param>
internal sealed record LabelRow(string Label, int Expected, int Answered, int Right)
{
    /// <summary><see langword="null"/> when the label was never answered.</summary>
    public double? Precision => Answered == 0 ? null : (double)Right / Answered;

    /// <summary><see langword="null"/> when the label was never expected.</summary>
    public double? Recall => Expected == 0 ? null : (double)Right / Expected;

    public double? F1 => Expected + Answered == 0 ? null : 2.0 * Right / (Expected + Answered);
}
