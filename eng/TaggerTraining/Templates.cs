using System.Text;

namespace Rung.TaggerTraining;

/// <summary>
/// Fills templates. In one, {slot} is made anew each time, [one|other|] is one of what it has, {address} is a template of the file of
/// addresses, and \n is a line break.
/// </summary>
internal sealed class Templates(string texts, Pieces pieces)
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["person"] = "PERSON",
        ["first"] = "PERSON",
        ["firstlow"] = "PERSON",
        ["last"] = "PERSON",
        ["short"] = "PERSON",
        ["prefix"] = "TITLE",
        ["prefixlow"] = "TITLE",
        ["job"] = "TITLE",
        ["org"] = "ORGANIZATION",
        ["placeorg"] = "ORGANIZATION",
        ["city"] = "GPE",
        ["country"] = "GPE",
        ["state"] = "GPE",
        ["nationality"] = "NRP",
        ["nationals"] = "NRP",
        ["streetline"] = "STREET_ADDRESS",
        ["streetname"] = "STREET_ADDRESS",
        ["unit"] = "STREET_ADDRESS",
        ["corner"] = "STREET_ADDRESS",
        ["box"] = "STREET_ADDRESS",
        ["zip"] = "ZIP_CODE",
        ["date"] = "DATE_TIME",
        ["datetime"] = "DATE_TIME",
        ["weekday"] = "DATE_TIME",
        ["month"] = "DATE_TIME",
        ["year"] = "DATE_TIME",
        ["age"] = "AGE",
        ["phone"] = "PHONE_NUMBER",
        ["license"] = "US_DRIVER_LICENSE",
    };

    private readonly Fillers _fillers = new(pieces);
    private readonly string[] _addresses = [.. LinesOf(texts, "addresses.txt")];

    /// <summary>The lines of a file of texts that are no comments.</summary>
    public static IEnumerable<string> LinesOf(string texts, string name) =>
        File.ReadLines(Path.Combine(texts, name))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Replace("\\n", "\n", StringComparison.Ordinal));

    public Sentence Fill(string template)
    {
        var text = new StringBuilder();
        var spans = new List<(int Start, int End, string Type)>();
        Fill(template, text, spans);
        return new Sentence(text.ToString(), spans);
    }

    private void Fill(string template, StringBuilder text, List<(int Start, int End, string Type)> spans)
    {
        for (var i = 0; i < template.Length;)
        {
            var close = template[i] switch { '{' => template.IndexOf('}', i), '[' => template.IndexOf(']', i), _ => -1 };
            var inside = close < 0 ? "" : template[(i + 1)..close];
            if (template[i] == '[' && inside.Contains('|', StringComparison.Ordinal))
            {
                Fill(pieces.Pick(inside.Split('|')), text, spans);
            }
            else if (template[i] == '{' && inside.Length > 0 && inside.All(char.IsAsciiLetter))
            {
                FillSlot(inside, text, spans);
            }
            else
            {
                text.Append(template[i]);
                close = i;
            }

            i = close + 1;
        }
    }

    private void FillSlot(string slot, StringBuilder text, List<(int Start, int End, string Type)> spans)
    {
        if (slot == "address")
        {
            Fill(pieces.Pick(_addresses), text, spans);
            return;
        }

        var start = text.Length;
        var value = _fillers.Make(slot);
        if (value.Contains('{', StringComparison.Ordinal))
        {
            Fill(value, text, []);
        }
        else
        {
            text.Append(value);
        }

        if (Types.TryGetValue(slot, out var type))
        {
            spans.Add((start, text.Length, type));
        }
    }
}
