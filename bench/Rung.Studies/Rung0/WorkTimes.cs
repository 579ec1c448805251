namespace Rung.Studies.Rung0;

/// <summary>Seconds of the same work: texts to vectors, vectors to a model, test texts to labels.</summary>
internal sealed record WorkTimes(double Vectorise, double Fit, double Predict)
{
    public double Total => Vectorise + Fit + Predict;
}
