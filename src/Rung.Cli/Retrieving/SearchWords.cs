using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rung.Retrieval;
using Rung.Retrieval.Indexes;
using Rung.Retrieval.Lexical;

namespace Rung.Cli.Retrieving;

/// <summary>What <c>rung search</c> says of what was found.</summary>
internal sealed class SearchWords(FolderIndexView view, string query)
{
    private const int SnippetCharacters = 300;

    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToText(IReadOnlyList<RankedPassage> found, bool explains)
    {
        if (found.Count == 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Nothing was found in {view.Count:#,0} passages.\n");
        }

        var text = new StringBuilder();
        foreach (var (i, ranked) in found.Index())
        {
            var passage = view.Find(ranked.Id)!;
            var titles = passage.TitlePath.IsDefaultOrEmpty ? "" : $" · {string.Join(" > ", passage.TitlePath)}";
            text.Append(CultureInfo.InvariantCulture, $"{i + 1}. {Printable(passage.Document + titles)} · {ranked.Score:0.000}\n   {Snippet(passage.Text)}\n");
            if (explains && view.Lexical.Explain(query, ranked.Id) is { } explanation)
            {
                Explain(text, explanation);
            }
        }

        return text.ToString();
    }

    public string ToJson(IReadOnlyList<RankedPassage> found)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("schema", "rung.search/1");
            json.WriteString("query", query);
            json.WriteStartArray("passages");
            foreach (var ranked in found)
            {
                WritePassage(json, ranked, view.Find(ranked.Id)!);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private void WritePassage(Utf8JsonWriter json, RankedPassage ranked, Passage passage)
    {
        json.WriteStartObject();
        json.WriteString("id", ranked.Id.Value);
        json.WriteNumber("score", ranked.Score);
        json.WriteString("document", passage.Document);
        json.WriteStartArray("titles");
        foreach (var title in passage.TitlePath)
        {
            json.WriteStringValue(title);
        }

        json.WriteEndArray();
        json.WriteNumber("start", passage.Span.Start);
        json.WriteNumber("end", passage.Span.End);
        json.WriteString("text", passage.Text);
        json.WriteStartArray("terms");
        foreach (var term in view.Lexical.Explain(query, ranked.Id)?.Terms ?? [])
        {
            json.WriteStartObject();
            json.WriteString("term", term.Term);
            json.WriteNumber("occurrences", term.Occurrences);
            json.WriteNumber("passagesHaving", term.PassagesHaving);
            json.WriteNumber("idf", term.Idf);
            json.WriteNumber("contribution", term.Contribution);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Explain(StringBuilder text, LexicalExplanation explanation)
    {
        text.Append(CultureInfo.InvariantCulture, $"   bm25 {explanation.Score:0.000}: {explanation.Length} terms long, {explanation.AverageLength:0.0} on average, {explanation.Passages:#,0} passages\n");
        foreach (var term in explanation.Terms)
        {
            text.Append(CultureInfo.InvariantCulture, $"     {Printable(term.Term),-20} {term.Contribution,7:0.000} = idf {term.Idf:0.000} (in {term.PassagesHaving:#,0} passages), {term.Occurrences} times here\n");
        }
    }

    private static string Snippet(string text)
    {
        var line = Printable(text.ReplaceLineEndings(" "));
        return line.Length <= SnippetCharacters ? line : line[..(char.IsHighSurrogate(line[SnippetCharacters - 1]) ? SnippetCharacters - 1 : SnippetCharacters)] + "…";
    }

    /// <summary>A document cannot move the cursor.</summary>
    private static string Printable(string text) => string.Concat(text.Where(character => !char.IsControl(character)));
}
