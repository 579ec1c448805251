using System.Globalization;

namespace Rung.Retrieval.Lexical;

/// <summary>
/// A value of metadata as a term of the index, so that a filter is answered from postings. It begins with a character that no
/// token holds, and with the length of the name, so that no two pairs of name and value are the same term.
/// </summary>
internal static class FilterTerm
{
    private const char Marker = '\u0001';

    public static string Of(string name, string value) =>
        string.Create(CultureInfo.InvariantCulture, $"{Marker}{name.Length}:{name}{value}");
}
