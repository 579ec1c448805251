namespace Rung.Tensors.Checkpoints;

/// <summary>A model's folder as one that a model is written to.</summary>
internal static class ModelFolder
{
    /// <summary>Whether two paths name one folder; links are not followed.</summary>
    public static bool AreSame(string one, string other) => Whole(one) == Whole(other);

    /// <summary>
    /// Makes the folder ready for one file of weights: what lies beside the source's weights is copied, where there is such a source and it
    /// is another folder.
    /// </summary>
    /// <exception cref="CheckpointException">The folder holds weights in several files, which would be read instead.</exception>
    public static void Prepare(string source, string folder)
    {
        if (File.Exists(Path.Combine(folder, Checkpoint.IndexFile)))
        {
            throw new CheckpointException(
                folder, $"It holds a model in several files, and its {Checkpoint.IndexFile} would be read instead of what is written. Write to another folder.");
        }

        Directory.CreateDirectory(folder);
        if (!Directory.Exists(source) || AreSame(source, folder))
        {
            return;
        }

        foreach (var name in Directory.EnumerateFiles(source).Select(Path.GetFileName).OfType<string>().Where(name => !name.Contains(".safetensors", StringComparison.Ordinal)))
        {
            File.Copy(Path.Combine(source, name), Path.Combine(folder, name), overwrite: true);
        }
    }

    private static string Whole(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
}
