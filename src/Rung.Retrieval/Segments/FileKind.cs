namespace Rung.Retrieval.Segments;

/// <summary>What a file of an index holds: four letters in its header, and the version of their layout.</summary>
/// <param name="Code">Four ASCII letters, the first in the lowest byte.</param>
/// <param name="Version">Counts changes of the layout; another version is refused.</param>
internal readonly record struct FileKind(uint Code, uint Version)
{
    /// <param name="letters">Four ASCII letters.</param>
    /// <param name="version">The version of the layout.</param>
    public static FileKind Of(string letters, uint version) =>
        new((uint)(letters[0] | (letters[1] << 8) | (letters[2] << 16) | (letters[3] << 24)), version);
}
