namespace Rung.Retrieval.Indexes;

/// <summary>The vectors of an index and those of its queries would not come from the same embedder.</summary>
public sealed class EmbedderMismatchException : RetrievalException
{
    private EmbedderMismatchException(string message)
        : base(message)
    {
    }

    internal static EmbedderMismatchException Other(string folder, string name, string indexed, string asked) => new(
        $"The vectors by '{name}' in {folder} come from {indexed}; the query's would come from {asked}. Index again with this embedder, or ask with the other one.");

    internal static EmbedderMismatchException None(string folder, string name) => new(
        $"The index in {folder} has no vectors by '{name}'. Index again with this embedder.");

    internal static EmbedderMismatchException Behind(string folder, string name, int missing) => new(
        FormattableString.Invariant($"The index in {folder} has {missing} passages without a vector by '{name}': it was brought up to date without this embedder. Index again with it."));
}
