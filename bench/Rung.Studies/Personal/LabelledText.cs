using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Rung.Engine.PersonalData;

namespace Rung.Studies.Personal;

/// <summary>One sentence of presidio-research's file, with its spans in UTF-16 units.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Template">Which template it was made of.</param>
/// <param name="Spans">What is personal in it.</param>
internal sealed record LabelledText(string Text, int Template, IReadOnlyList<PersonalSpan> Spans)
{
    /// <summary>Whether its template may be read while the detector is made; the others are only counted.</summary>
    public bool IsLookedAt => SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"rung {Template}")))[0] % 2 == 0;

    public static IReadOnlyList<LabelledText> Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. json.RootElement.EnumerateArray().Select(Of)];
    }

    /// <summary>Reads texts in which what is personal stands in brackets behind its type; one a line.</summary>
    public static IReadOnlyList<LabelledText> ReadMarked(string path) =>
        [.. File.ReadLines(path).Where(line => !line.StartsWith('#')).Select((line, number) => OfMarked(line.Replace("\\n", "\n", StringComparison.Ordinal), number))];

    private static LabelledText OfMarked(string line, int number)
    {
        var text = new StringBuilder();
        var spans = new List<PersonalSpan>();
        foreach (var part in line.Split('['))
        {
            var close = part.IndexOf(']', StringComparison.Ordinal);
            if (close > 0)
            {
                var blank = part.IndexOf(' ', StringComparison.Ordinal);
                spans.Add(new PersonalSpan(text.Length, text.Length + close - blank - 1, part[..blank], 1));
                text.Append(part.AsSpan((blank + 1)..close));
            }

            text.Append(part.AsSpan(close + 1));
        }

        return new LabelledText(text.ToString(), number, spans);
    }

    private static LabelledText Of(JsonElement sentence)
    {
        var text = sentence.GetProperty("full_text").GetString()!;

        // The file counts in code points.
        var starts = new List<int>();
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            starts.Add(i);
        }

        starts.Add(text.Length);
        return new LabelledText(
            text,
            sentence.GetProperty("template_id").GetInt32(),
            [
                .. sentence.GetProperty("spans").EnumerateArray().Select(span => new PersonalSpan(
                    starts[span.GetProperty("start_position").GetInt32()],
                    starts[span.GetProperty("end_position").GetInt32()],
                    span.GetProperty("entity_type").GetString()!,
                    1)),
            ]);
    }
}
