namespace Rung.Tensors.Hub;

/// <summary>A file of a model as the hub lists it.</summary>
/// <param name="Path">Below the model's folder, with slashes.</param>
/// <param name="Size">In bytes; nothing where the list does not say it.</param>
/// <param name="Sha256">Of the content, where the hub keeps it as a large file.</param>
/// <param name="BlobId">Git's name of the content, where it is kept in git itself.</param>
internal sealed record HubFile(string Path, long? Size, string? Sha256, string? BlobId)
{
    private const int LongestPath = 255;

    /// <summary>Whether it can be fetched and checked without asking more.</summary>
    public bool IsComplete => Size is not null && (Sha256 ?? BlobId) is not null;

    /// <summary>Whether its path stays below any folder it is put in, on every system.</summary>
    public static bool IsSafe(string? path) =>
        path is { Length: > 0 and <= LongestPath }
        && path.Split('/').All(part => part is not ("" or "." or "..") && !part.EndsWith(' ') && !part.EndsWith('.'))
        && !path.Any(character => char.IsControl(character) || character is '\\' or ':');
}
