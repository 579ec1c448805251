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

    /// <summary>A file of this project.</summary>
    public static string InTests(params string[] parts) => Path.Combine([Repository(), "tests", "Rung.Tensors.Tests", .. parts]);

    private static string? Root() =>
        Places.Select(relative => Path.GetFullPath(Path.Combine(Repository(), relative))).FirstOrDefault(Directory.Exists);

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Rung.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run in a checkout of the repository.");
    }
}
