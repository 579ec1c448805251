using Rung.Tensors.Checkpoints;

namespace Rung.Tensors.Hub;

/// <summary>
/// Models that were pulled: <c>ORG/NAME/COMMIT</c> below one folder. Beside the commits, <c>refs</c> says which of them a
/// revision was when it was last pulled; it is written when the model is whole.
/// </summary>
public sealed class ModelCache(string folder)
{
    private const string NoOrganization = "_";
    private const string References = "refs";
    private const int LongestCommit = 64;

    /// <summary>The folder below which all models lie.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>Where a commit of a model lies, or would lie.</summary>
    public string FolderOf(ModelName name, string commit) => Path.Combine(ModelFolder(name), CheckedCommit(commit));

    /// <summary>The folder of a model that was pulled whole, or nothing.</summary>
    public string? Find(ModelName name)
    {
        var reference = ReferenceOf(name);
        if (!File.Exists(reference) || File.ReadAllText(reference).Trim() is not { Length: > 0 and <= LongestCommit } commit || !IsCommit(commit))
        {
            return null;
        }

        var found = FolderOf(name, commit);
        return Directory.Exists(found) ? found : null;
    }

    internal void Remember(ModelName name, string commit)
    {
        var revision = ModelName.Parse($"{name.Id}@{commit}");
        foreach (var reference in new[] { ReferenceOf(name), ReferenceOf(revision) })
        {
            AtomicFile.Write(reference, stream => stream.Write(System.Text.Encoding.ASCII.GetBytes(commit)));
        }
    }

    internal static bool IsCommit(string? text) => text is { Length: 40 or LongestCommit } && text.All(char.IsAsciiHexDigitLower);

    private static string CheckedCommit(string commit) =>
        IsCommit(commit) ? commit : throw new HubException($"The hub names the commit '{commit}'; expected 40 hexadecimal digits.");

    private string ModelFolder(ModelName name)
    {
        var parts = name.Id.Split('/');
        return parts.Length == 1 ? Path.Combine(Folder, NoOrganization, parts[0]) : Path.Combine(Folder, parts[0], parts[1]);
    }

    // A revision may have slashes; on the disk it is one name.
    private string ReferenceOf(ModelName name) =>
        Path.Combine(ModelFolder(name), References, name.Revision.Replace("/", "%2F", StringComparison.Ordinal));
}
