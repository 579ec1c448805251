namespace Rung.Tensors.Templates;

/// <summary>Whether a loop is being left.</summary>
internal enum LoopExit
{
    None,
    Continue,
    Break,
}
