namespace Rung.Retrieval.Documents;

/// <summary>A file that can be read, as it was when the folder was listed.</summary>
/// <param name="Path">Relative to the folder, with '/'.</param>
/// <param name="Bytes">How large it was.</param>
/// <param name="Modified">When it was written last.</param>
/// <param name="Hash">SHA-256 of its content, in 64 lower-case hexadecimal digits.</param>
public sealed record FolderFile(string Path, long Bytes, DateTimeOffset Modified, string Hash);
