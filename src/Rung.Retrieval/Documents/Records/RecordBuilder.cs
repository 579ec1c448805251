using System.Globalization;
using System.Text;

namespace Rung.Retrieval.Documents.Records;

/// <summary>Makes a document of the fields of a record. Not safe for concurrent calls; one for each file.</summary>
internal sealed class RecordBuilder
{
    private readonly DocumentSource _source;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public RecordBuilder(DocumentSource source) => _source = source;

    /// <param name="fields">Names with values, in the order of the file.</param>
    /// <param name="number">Which record of the file it is, from 1.</param>
    public DocumentOutcome Build(IReadOnlyList<KeyValuePair<string, string>> fields, int number)
    {
        var options = _source.Options;
        var id = First(fields, options.IdFields);
        var title = First(fields, options.TitleFields);
        var text = First(fields, options.TextFields);
        var name = string.IsNullOrWhiteSpace(id.Value) ? string.Create(CultureInfo.InvariantCulture, $"{_source.Name}#{number}") : id.Value;
        if (!_ids.Add(name))
        {
            return Refused(number, RefusalCause.WrongRecord, $"has the id '{name}', as an earlier one has. Give each record its own id.");
        }

        var rest = fields.Where(field => field.Key != id.Key && field.Key != title.Key && field.Key != text.Key).ToList();
        var builder = new DocumentTextBuilder();
        builder.AddPlain(text.Key is null ? Written(rest) : text.Value);
        return builder.IsEmpty
            ? Refused(number, RefusalCause.Empty, "has no text.")
            : DocumentOutcome.Read(builder.Build(_source, name, title.Value, text.Key is null ? [] : Facts(rest)));
    }

    public DocumentOutcome Refused(int number, RefusalCause cause, string what) =>
        DocumentOutcome.Refused(_source.Name, cause, string.Create(CultureInfo.InvariantCulture, $"'{_source.Name}', record {number}: {what}"));

    /// <summary>The first field that has one of the names; without name where there is none.</summary>
    private static KeyValuePair<string, string> First(IReadOnlyList<KeyValuePair<string, string>> fields, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            foreach (var field in fields)
            {
                if (field.Key == name)
                {
                    return field;
                }
            }
        }

        return default;
    }

    private static string Written(List<KeyValuePair<string, string>> fields)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in fields.Where(field => !string.IsNullOrWhiteSpace(field.Value)))
        {
            text.Append(name).Append(": ").Append(value).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Of two fields with one name the last counts, as JSON has it.</summary>
    private static Dictionary<string, string> Facts(List<KeyValuePair<string, string>> fields)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in fields.Where(field => field.Value.Length > 0))
        {
            facts[name] = value;
        }

        return facts;
    }
}
