namespace Rung.Tensors.Tests.Models;

/// <summary>The small pretrained models beside the repository. A test that needs one is skipped where it is absent.</summary>
internal static class SharedModels
{
    public static string Folder(string name)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Rung.slnx")))
        {
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("No Rung.slnx above the tests.");
        }

        string[] places = [Path.Combine(root, "..", "shared", "models", name), Path.Combine(root, "..", "..", "shared", "models", name)];
        var folder = places.FirstOrDefault(Directory.Exists);
        Assert.SkipWhen(folder is null, $"The model {name} is not beside the repository.");
        return folder;
    }
}
