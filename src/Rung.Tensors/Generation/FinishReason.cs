namespace Rung.Tensors.Generation;

/// <summary>Why a text ended.</summary>
public enum FinishReason
{
    /// <summary>The model ended it.</summary>
    EndToken,

    /// <summary>A stop sequence or condition did.</summary>
    Stop,

    /// <summary>It has as many tokens as were allowed.</summary>
    Length,
}
