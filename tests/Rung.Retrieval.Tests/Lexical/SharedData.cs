namespace Rung.Retrieval.Tests.Lexical;

/// <summary>Data that lies beside the checkout, or beside the folder that it is in.</summary>
internal static class SharedData
{
    /// <summary>The path of a file; the test is skipped where it is not there.</summary>
    public static string PathTo(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rung.slnx")))
        {
            folder = folder.Parent;
        }

        var beside = Path.GetFullPath(Path.Combine(folder!.FullName, "../shared", path));
        var above = Path.GetFullPath(Path.Combine(folder.FullName, "../../shared", path));
        if (!File.Exists(beside) && !File.Exists(above))
        {
            Assert.Skip($"'{beside}' is not there.");
        }

        return File.Exists(beside) ? beside : above;
    }
}
