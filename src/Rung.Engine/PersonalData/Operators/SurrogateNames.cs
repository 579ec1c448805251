namespace Rung.Engine.PersonalData.Operators;

/// <summary>
/// Gives names for names, part by part: who is "Mara Quill" for "Ada Lovegrove" is "Ms Quill" for "Ms Lovegrove", and no two
/// parts share one while the lists last.
/// </summary>
internal sealed class SurrogateNames(byte[] key)
{
    private readonly Dictionary<(string Kind, string Value), string> _given = [];
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _first = new(SurrogateLists.Embedded.FirstNames, StringComparer.OrdinalIgnoreCase);

    /// <summary>A person's name for a person's name.</summary>
    public string Person(string name)
    {
        var parts = name.Split(' ');
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = PersonPart(parts[i], isFirst: i == 0 && parts.Length > 1);
        }

        return string.Join(' ', parts);
    }

    /// <summary>A name for one word of a name, as in an e-mail address.</summary>
    public string NamePart(string part) => OfList(
        "name", part, _first.Contains(part) ? SurrogateLists.Embedded.FirstNames : SurrogateLists.Embedded.LastNames);

    /// <summary>An entry of a list for a value; the same one for the same value.</summary>
    /// <param name="kind">What the value is; parts the lists from each other.</param>
    /// <param name="value">The value, in any case.</param>
    /// <param name="list">What is drawn from.</param>
    public string OfList(string kind, string value, string[] list)
    {
        var plain = value.ToLowerInvariant();
        if (!_given.TryGetValue((kind, plain), out var surrogate))
        {
            surrogate = Draw(kind, plain, list);
            _given[(kind, plain)] = surrogate;
        }

        return LikeIn(value, surrogate);
    }

    private string PersonPart(string part, bool isFirst)
    {
        var letters = part.Trim('.', ',', ';', ':', '(', ')', '"');
        if (letters.Length == 0 || (letters.Length <= 3 && char.IsLower(letters[0]) && !isFirst))
        {
            // von, de, van: what many share says nothing of one.
            return part;
        }

        var at = part.IndexOf(letters, StringComparison.Ordinal);
        var stem = letters.EndsWith("'s", StringComparison.Ordinal) || letters.EndsWith("’s", StringComparison.Ordinal) ? letters[..^2] : letters;
        var surrogate = stem.Length == 1
            ? char.ToUpperInvariant(Drawn("initial", stem, SurrogateLists.Embedded.LastNames)[0]).ToString()
            : OfList("name", stem, isFirst || _first.Contains(stem) ? SurrogateLists.Embedded.FirstNames : SurrogateLists.Embedded.LastNames);
        return part[..at] + surrogate + letters[stem.Length..] + part[(at + letters.Length)..];
    }

    private string Drawn(string kind, string value, string[] list) => list[new KeyedDigits(key, kind, value.ToLowerInvariant()).Next(list.Length)];

    /// <summary>The first one from the drawn place on that nobody has; a double name when all are given away.</summary>
    private string Draw(string kind, string value, string[] list)
    {
        var digits = new KeyedDigits(key, kind, value);
        var place = digits.Next(list.Length);
        for (var step = 0; step < list.Length; step++)
        {
            var candidate = list[(place + step) % list.Length];
            if (!candidate.Equals(value, StringComparison.OrdinalIgnoreCase) && _taken.Add($"{kind}\0{candidate}"))
            {
                return candidate;
            }
        }

        string pair;
        do
        {
            pair = $"{list[digits.Next(list.Length)]}-{list[digits.Next(list.Length)]}";
        }
        while (!_taken.Add($"{kind}\0{pair}") && _taken.Count < list.Length * list.Length);

        return pair;
    }

    private static string LikeIn(string original, string surrogate)
    {
        if (original.Length > 1 && original.Any(char.IsLetter) && original.All(character => !char.IsLower(character)))
        {
            return surrogate.ToUpperInvariant();
        }

        return original.Any(char.IsLetter) && original.All(character => !char.IsUpper(character)) ? surrogate.ToLowerInvariant() : surrogate;
    }
}
