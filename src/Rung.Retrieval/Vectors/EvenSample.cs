namespace Rung.Retrieval.Vectors;

/// <summary>Some of many, evenly spread over their order, so that the same list gives the same ones.</summary>
internal static class EvenSample
{
    /// <summary>All where there are no more than <paramref name="most"/>.</summary>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> all, int most) => all.Count <= most
        ? all
        : [.. Enumerable.Range(0, most).Select(i => all[(int)((long)i * all.Count / most)])];
}
