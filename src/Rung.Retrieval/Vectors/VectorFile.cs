using System.Runtime.InteropServices;
using Rung.Retrieval.Segments;
using Rung.Retrieval.Vectors.Exact;
using Rung.Retrieval.Vectors.Files;
using Rung.Retrieval.Vectors.Hnsw;

namespace Rung.Retrieval.Vectors;

/// <summary>
/// Keeps an index of this process in one file with a checksum. Written beside and put in its place in one step, so that the file is the
/// old one or the new one whenever the power fails. Opening verifies all bytes; the vectors of an exact index are then read where they
/// lie, mapped into memory. Synchronous, as mapping is: call it from a thread that may wait for the disk.
/// </summary>
public static class VectorFile
{
    /// <summary>Writes the index as it is now; changes wait meanwhile.</summary>
    /// <param name="index">The index.</param>
    /// <param name="path">The file, replaced if it is there.</param>
    public static void Save(EmbeddedVectorIndex index, string path)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var (full, beside) = (Path.GetFullPath(path), path + ".new");
        File.Delete(beside);
        using (var writer = ChecksummedWriter.Create(beside, VectorFileLayout.Kind))
        {
            index.Write(writer);
            writer.Finish(Path.GetFileName(full));
        }

        File.Move(beside, full, overwrite: true);
        DiskSync.Folder(Path.GetDirectoryName(full)!);
    }

    /// <summary>Opens an index of the kind that was saved. While it is open the file may be replaced, not changed in place.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it works from now on; a graph keeps the links that it was built with. The defaults when null.</param>
    /// <exception cref="IndexDamagedException">The file is gone or does not hold what was written; it names the file.</exception>
    public static EmbeddedVectorIndex Open(string path, VectorIndexOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = ChecksummedFile.Map(path, VectorFileLayout.Kind);
        if (file.SectionCount <= VectorFileLayout.Rest)
        {
            throw file.Damaged("it has too few sections");
        }

        var header = MemoryMarshal.Read<VectorFileHeader>(MemoryMarshal.AsBytes(file.Section<VectorFileHeader>(VectorFileLayout.Header, 1)));
        if (!header.IsPlausible)
        {
            throw file.Damaged("its header says what no index can be");
        }

        options ??= new VectorIndexOptions();
        return (VectorIndexKind)header.Kind switch
        {
            VectorIndexKind.Exact => new ExactVectorIndex(header.Space, options.Exact, file, header),
            VectorIndexKind.Quantized => new QuantizedVectorIndex(header.Space, options.Exact, file, header),
            _ => new HnswVectorIndex(header.Space, options.Hnsw with { Links = header.Links }, file, header),
        };
    }
}
