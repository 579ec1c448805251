using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Vectors.Files;

/// <summary>The vectors in a file: padded rows one behind the other, cut into sections only because a section ends at two gigabytes.</summary>
internal static unsafe class VectorSections
{
    /// <param name="writer">The file.</param>
    /// <param name="rowLength">Numbers of a row.</param>
    /// <param name="slots">The slots to write, in their order in the file.</param>
    /// <param name="rows">How many rows to write; those behind the slots are zero.</param>
    /// <param name="row">The row of a slot.</param>
    public static void Write(ChecksummedWriter writer, int rowLength, IReadOnlyList<int> slots, int rows, Func<int, nint> row)
    {
        var zero = new float[rowLength];
        var each = VectorFileLayout.MostSectionBytes / (rowLength * sizeof(float));
        for (var i = 0; i < rows; i++)
        {
            writer.Write(i < slots.Count ? new ReadOnlySpan<float>((float*)row(slots[i]), rowLength) : zero);
            if ((i + 1) % each == 0 && i + 1 < rows)
            {
                writer.EndSection();
            }
        }

        writer.EndSection();
    }

    /// <summary>The first row; the others follow it, over the borders of sections.</summary>
    public static float* Start(ChecksummedFile file, int firstSection, int rowLength, int rows)
    {
        var left = rows * (long)rowLength;
        var start = AddressOf(file.Section(firstSection));
        var next = start;
        for (var section = firstSection; section < file.SectionCount; section++)
        {
            var bytes = file.Section(section);
            if (!bytes.IsEmpty && AddressOf(bytes) != next)
            {
                throw file.Damaged("its vectors do not lie one behind the other");
            }

            next += bytes.Length / sizeof(float);
            left -= bytes.Length / sizeof(float);
        }

        return left == 0 ? start : throw file.Damaged("it has not as many vectors as it says");
    }

    // A section of a mapped file stays where it is while the file can be reached.
    private static float* AddressOf(ReadOnlySpan<byte> bytes) =>
        (float*)Unsafe.AsPointer(ref Unsafe.AsRef(in MemoryMarshal.GetReference(bytes)));
}
