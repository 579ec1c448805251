using System.Text;
using Rung.Engine.Faults;
using Rung.Engine.Yaml;

namespace Rung.Engine.Tasks;

/// <summary>The files that a <c>rung.yaml</c> names, relative to its folder. Each must exist; some are read.</summary>
internal sealed class TaskFiles(string folder)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string FullPathOf(string path) => Path.GetFullPath(path, folder);

    /// <summary>The path as the team wrote it, or <see langword="null"/> where it is absent or no such file exists.</summary>
    public string? FindFile(YamlSection section, string key) => Find(section, key, "a file", File.Exists);

    public string? FindFolder(YamlSection section, string key) => Find(section, key, "a folder", Directory.Exists);

    /// <exception cref="DecoderFallbackException">The file is not UTF-8.</exception>
    public Task<string> ReadTextAsync(string path, CancellationToken cancellationToken) =>
        File.ReadAllTextAsync(FullPathOf(path), StrictUtf8, cancellationToken);

    private string? Find(YamlSection section, string key, string kind, Func<string, bool> exists)
    {
        if (section.FindText(key, $"the path of {kind}") is not { } path)
        {
            return null;
        }

        var full = FullPathOf(path);
        if (exists(full))
        {
            return path;
        }

        section.Wrong(key, $"'{path}'", $"{kind} that exists{Hint(path, full)}");
        return null;
    }

    private static string Hint(string path, string full)
    {
        if (Path.GetDirectoryName(full) is not { } parent || !Directory.Exists(parent))
        {
            return "";
        }

        var neighbours = Directory.EnumerateFileSystemEntries(parent).Select(entry => Path.GetFileName(entry));
        return Choices.DidYouMean(Path.GetFileName(path), neighbours);
    }
}
