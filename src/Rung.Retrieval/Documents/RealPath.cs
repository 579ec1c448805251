namespace Rung.Retrieval.Documents;

/// <summary>Where a path leads when every link in it is followed.</summary>
internal static class RealPath
{
    private const int MaxLinks = 40;

    public static string Of(string path)
    {
        var real = Path.GetPathRoot(path) ?? "/";
        var links = 0;
        var parts = new Stack<string>(Parts(path).Reverse());
        while (parts.TryPop(out var part))
        {
            var next = Path.Combine(real, part);
            if (new DirectoryInfo(next).LinkTarget is not { } target || ++links > MaxLinks)
            {
                real = next;
                continue;
            }

            // The target's own parts may be links too; a relative one starts where the link lies.
            var full = Path.GetFullPath(Path.Combine(real, target));
            real = Path.GetPathRoot(full) ?? "/";
            foreach (var inner in Parts(full).Reverse())
            {
                parts.Push(inner);
            }
        }

        return real;
    }

    private static string[] Parts(string path) =>
        path[(Path.GetPathRoot(path)?.Length ?? 0)..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
}
