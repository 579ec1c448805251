namespace Rung.Tensors.Training;

/// <summary>How the learning rate falls after its rise.</summary>
public enum LearningRateShape
{
    /// <summary>It stays.</summary>
    Constant,

    /// <summary>In a straight line to its floor.</summary>
    Linear,

    /// <summary>Along half a cosine to its floor.</summary>
    Cosine,
}
