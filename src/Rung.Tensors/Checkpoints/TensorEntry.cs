using System.Collections.Immutable;

namespace Rung.Tensors.Checkpoints;

/// <summary>A tensor of a file: its name, type, shape, and where its bytes lie, counted from the end of the header.</summary>
/// <param name="Name">The name, unique in its file.</param>
/// <param name="ElementType">How an element is stored.</param>
/// <param name="Shape">The extents, outermost first; none for a single number.</param>
/// <param name="Offset">Where its first byte lies.</param>
/// <param name="Length">The number of its bytes: the product of the shape times the size of an element.</param>
public sealed record TensorEntry(string Name, ElementType ElementType, ImmutableArray<long> Shape, long Offset, long Length)
{
    /// <summary>The number of elements.</summary>
    public long Count => Length / ElementTypes.SizeOf(ElementType);

    /// <summary>The shape as a reader knows it: <c>[2048, 128]</c>.</summary>
    public string ShapeText => $"[{string.Join(", ", Shape)}]";
}
