namespace Rung.Tensors.Models;

/// <summary>What a pass keeps of the inside of its blocks.</summary>
internal enum ActivationKeeping
{
    /// <summary>Nothing: there is no backward pass.</summary>
    None,

    /// <summary>Each block's input; the rest is computed again in the backward pass.</summary>
    Inputs,

    /// <summary>Everything that the backward pass needs.</summary>
    All,
}
