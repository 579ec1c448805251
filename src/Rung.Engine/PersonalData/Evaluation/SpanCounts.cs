namespace Rung.Engine.PersonalData.Evaluation;

/// <summary>How many spans were right.</summary>
/// <param name="Matched">Annotated spans that a predicted one matches.</param>
/// <param name="Annotated">All annotated spans.</param>
/// <param name="Predicted">All predicted spans.</param>
internal readonly record struct SpanCounts(int Matched, int Annotated, int Predicted)
{
    private const double Beta = 2;

    public double Precision => Predicted == 0 ? 0 : (double)Matched / Predicted;

    public double Recall => Annotated == 0 ? 0 : (double)Matched / Annotated;

    /// <summary>F with recall four times as heavy: a name that slips through costs more than a word that is masked.</summary>
    public double F2 => Matched == 0 ? 0 : (1 + (Beta * Beta)) * Precision * Recall / ((Beta * Beta * Precision) + Recall);

    public static SpanCounts operator +(SpanCounts one, SpanCounts other) =>
        new(one.Matched + other.Matched, one.Annotated + other.Annotated, one.Predicted + other.Predicted);
}
