namespace Rung.Engine.Baselines.Linear;

/// <summary>
/// The expected calibration error: predictions in bins by confidence, and the mean distance, weighted by count, between the
/// confidence of a bin and the share of it that is right. 0 is perfect.
/// </summary>
internal static class CalibrationError
{
    /// <param name="confidences">The probability of the predicted label, in [0, 1].</param>
    /// <param name="isRight">Whether the prediction was right.</param>
    /// <param name="bins">Of equal width; 15 is usual.</param>
    public static double Of(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> isRight, int bins)
    {
        // Σ |bin count · (accuracy − confidence)| = Σ |Σ right − Σ confidence|.
        var excess = new double[bins];
        for (var i = 0; i < confidences.Length; i++)
        {
            var bin = Math.Min((int)(confidences[i] * bins), bins - 1);
            excess[bin] += (isRight[i] ? 1 : 0) - confidences[i];
        }

        return excess.Sum(Math.Abs) / confidences.Length;
    }
}
