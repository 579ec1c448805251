namespace Rung.Tensors.Checkpoints;

/// <summary>How a number of a tensor is stored in a file. All are little-endian.</summary>
public enum ElementType
{
    Float64,
    Float32,
    Float16,
    BFloat16,
    Int64,
    Int32,
    Int16,
    Int8,
    UInt8,

    /// <summary>One byte, 0 or 1.</summary>
    Bool,
}
