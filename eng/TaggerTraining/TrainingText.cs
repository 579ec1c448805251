using System.Text;

namespace Rung.TaggerTraining;

/// <summary>Fills the templates, many times each, and adds sentences with nothing in them.</summary>
internal sealed class TrainingText(string texts, string lists)
{
    private const int FillsOfTemplate = 40;
    private const int TimesNegative = 16;

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["person"] = "PERSON",
        ["first"] = "PERSON",
        ["firstlow"] = "PERSON",
        ["last"] = "PERSON",
        ["prefix"] = "TITLE",
        ["prefixlow"] = "TITLE",
        ["job"] = "TITLE",
        ["org"] = "ORGANIZATION",
        ["city"] = "GPE",
        ["country"] = "GPE",
        ["state"] = "GPE",
        ["nationality"] = "NRP",
        ["street"] = "STREET_ADDRESS",
        ["streetline"] = "STREET_ADDRESS",
        ["streetname"] = "STREET_ADDRESS",
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

    private readonly Random _random = new(7);

    public IReadOnlyList<Sentence> Make()
    {
        var fillers = new Fillers(lists, _random);
        var sentences = new List<Sentence>();
        foreach (var template in LinesOf("templates"))
        {
            for (var i = 0; i < FillsOfTemplate; i++)
            {
                sentences.Add(Fill(template, fillers));
            }
        }

        foreach (var line in LinesOf("negatives"))
        {
            for (var i = 0; i < TimesNegative; i++)
            {
                sentences.Add(new Sentence(line, []));
            }
        }

        return [.. sentences.Select(sentence => Varied(sentence, sentences))];
    }

    private IEnumerable<string> LinesOf(string kind) =>
        Directory.EnumerateFiles(texts, $"{kind}*.txt").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines)
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Replace("\\n", "\n", StringComparison.Ordinal));

    private static Sentence Fill(string template, Fillers fillers)
    {
        var text = new StringBuilder();
        var spans = new List<(int Start, int End, string Type)>();
        for (var i = 0; i < template.Length;)
        {
            var close = template[i] == '{' ? template.IndexOf('}', i) : -1;
            if (close < 0)
            {
                text.Append(template[i++]);
                continue;
            }

            var slot = template[(i + 1)..close];
            var value = fillers.Make(slot);
            if (Types.TryGetValue(slot, out var type))
            {
                spans.Add((text.Length, text.Length + value.Length, type));
            }

            text.Append(value);
            i = close + 1;
        }

        return new Sentence(text.ToString(), spans);
    }

    /// <summary>Now and then without a full stop, in lower case, or with another sentence behind it.</summary>
    private Sentence Varied(Sentence sentence, List<Sentence> all)
    {
        var varied = sentence;
        var dice = _random.NextDouble();
        if (dice < 0.06 && sentence.Text.ToLowerInvariant().Length == sentence.Text.Length)
        {
            varied = sentence with { Text = sentence.Text.ToLowerInvariant() };
        }
        else if (dice < 0.16 && sentence.Text.EndsWith('.'))
        {
            varied = sentence with { Text = sentence.Text[..^1] };
        }
        else if (dice < 0.36)
        {
            var next = all[_random.Next(all.Count)];
            var gap = sentence.Text.Length + 1;
            varied = new Sentence($"{sentence.Text} {next.Text}", [.. sentence.Spans, .. next.Spans.Select(span => (span.Start + gap, span.End + gap, span.Type))]);
        }

        return varied with { Spans = [.. varied.Spans.Where(span => span.End <= varied.Text.Length)] };
    }
}
