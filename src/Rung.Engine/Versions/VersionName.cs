namespace Rung.Engine.Versions;

/// <summary>Names for files that stand beside those of the team.</summary>
internal static class VersionName
{
    /// <summary><c>data/train.csv.gz</c> becomes <c>data/train.clean.csv</c>, or with a number where that is taken.</summary>
    /// <param name="folder">What the file is relative to.</param>
    /// <param name="file">The file as the team names it.</param>
    /// <param name="word">What was done, such as <c>clean</c>.</param>
    public static string Free(string folder, string file, string word)
    {
        var plain = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file;
        var extension = Path.GetExtension(plain);
        var stem = plain[..^extension.Length];
        for (var number = 1; ; number++)
        {
            var name = $"{stem}.{word}{(number == 1 ? "" : $"-{number}")}{extension}";
            if (!File.Exists(Path.GetFullPath(name, folder)))
            {
                return name;
            }
        }
    }
}
