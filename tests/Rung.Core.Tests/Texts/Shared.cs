namespace Rung.Core.Tests.Texts;

/// <summary>Data that lies beside the checkout, where it does.</summary>
internal static class Shared
{
    public static string PathTo(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rung.slnx")))
        {
            folder = folder.Parent;
        }

        var full = Path.GetFullPath(Path.Combine(folder!.FullName, "../shared", path));
        if (!File.Exists(full))
        {
            Assert.Skip($"'{full}' is not there.");
        }

        return full;
    }
}
