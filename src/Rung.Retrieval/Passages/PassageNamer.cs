using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Rung.Retrieval.Passages;

/// <summary>Names the passages of one document by what they say; one that says the same as an earlier one gets a number.</summary>
internal sealed class PassageNamer
{
    private const int HashDigits = 12;

    private readonly string _document;
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public PassageNamer(string document) => _document = document;

    public PassageId Name(ImmutableArray<string> titles, string text)
    {
        // The unit separator keeps two titles from passing for one: no text that was cleaned holds it.
        var content = string.Join('\u001F', titles.Append(text));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..HashDigits];
        var count = _counts[hash] = _counts.GetValueOrDefault(hash) + 1;
        return PassageId.Of(count == 1 ? $"{_document}#{hash}" : string.Create(CultureInfo.InvariantCulture, $"{_document}#{hash}.{count}"));
    }
}
