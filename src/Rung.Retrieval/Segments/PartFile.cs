namespace Rung.Retrieval.Segments;

/// <summary>A file that belongs to a commit.</summary>
/// <param name="Name">Its name in the index's folder, without a path.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Checksum">The checksum that stands at its end.</param>
internal sealed record PartFile(string Name, long Length, uint Checksum);
