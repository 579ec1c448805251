namespace Rung.Engine.Baselines.Learners;

/// <summary>A fitted model of texts to outputs. Immutable; safe for threads.</summary>
internal interface IPredictor
{
    string Predict(string text);
}
