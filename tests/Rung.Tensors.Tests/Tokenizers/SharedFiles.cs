namespace Rung.Tensors.Tests.Tokenizers;

/// <summary>The companion data, beside the repository or beside its parent folder; a test is skipped where it is absent.</summary>
internal static class SharedFiles
{
    private static readonly string[] Places = ["../shared", "../../shared"];

    public static string PathTo(params string[] parts)
    {
        var path = Path.Combine([Root() ?? "", .. parts]);
        Assert.SkipUnless(File.Exists(path), $"{Path.Combine(parts)} of the companion data is not here.");
        return path;
    }

    private static string? Root()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Rung.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return Places
            .Select(relative => Path.GetFullPath(Path.Combine(folder ?? "/", relative)))
            .FirstOrDefault(Directory.Exists);
    }
}
