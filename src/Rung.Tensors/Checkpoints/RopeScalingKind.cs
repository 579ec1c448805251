namespace Rung.Tensors.Checkpoints;

/// <summary>How rotary positions are stretched beyond the length that a model was first trained on.</summary>
public enum RopeScalingKind
{
    None,

    /// <summary>Every frequency divided by the factor.</summary>
    Linear,

    /// <summary>Long waves divided, short ones kept, a ramp between (Llama 3.1 and later).</summary>
    Llama3,

    /// <summary>The same by the number of turns, and attention made a little sharper (YaRN).</summary>
    Yarn,

    /// <summary>A factor for each dimension, one set for short texts and one for long ones (LongRoPE: Phi-3 with long contexts).</summary>
    LongRope,
}
