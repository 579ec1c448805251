namespace Rung.Tensors.Kernels.Rotary;

/// <summary>Which two dimensions of a head turn together.</summary>
internal enum RotaryLayout
{
    /// <summary>i and i + d/2: checkpoints of Hugging Face.</summary>
    Halves,

    /// <summary>2i and 2i + 1: GPT-J and llama2.c.</summary>
    Interleaved,
}
