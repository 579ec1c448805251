namespace Rung.Tensors.Kernels.Weights;

/// <summary>The type of numbers in a checkpoint.</summary>
internal enum StoredType
{
    Float32,
    BFloat16,
    Float16,
}
