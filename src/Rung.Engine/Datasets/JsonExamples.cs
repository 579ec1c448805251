using System.Runtime.CompilerServices;
using System.Text.Json;
using Rung.Engine.Faults;

namespace Rung.Engine.Datasets;

/// <summary>Reads examples from JSON Lines and from an array of JSON objects.</summary>
internal sealed class JsonExamples(ExampleColumns columns, ExampleMaker maker, FaultList faults)
{
    private readonly FieldValue[] _values = new FieldValue[columns.Names.Length];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private bool _hasRecords;

    public async IAsyncEnumerable<LocatedExample> ReadAsync(
        IAsyncEnumerable<(int Line, ReadOnlyMemory<byte> Bytes)> records, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (line, bytes) in records.WithCancellation(cancellationToken))
        {
            _hasRecords = true;
            if (Read(line, bytes) is { } example)
            {
                yield return example;
            }
        }

        ReportUnseen();
    }

    private LocatedExample? Read(int line, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            JsonExample.Read(bytes.Span, columns, _values);
        }
        catch (JsonException malformed)
        {
            faults.Add(line, $"found text that is not a JSON object ({CompactJson.ReasonOf(malformed)}); expected one such as {{\"input\": …, \"expected\": …}}.");
            return null;
        }

        NoteSeen();
        foreach (var place in columns.Input.Append(columns.Expected))
        {
            if (_values[place].Shape is FieldShape.Absent && columns.Required.Contains(columns.Names[place]))
            {
                faults.Add(line, $"found no '{columns.Names[place]}'; the object has: {Names(bytes)}{Hint(columns.Names[place], bytes)}");
                return null;
            }
        }

        return maker.Make(line, _values);
    }

    private void NoteSeen()
    {
        for (var i = 0; i < _values.Length && _seen.Count < _values.Length; i++)
        {
            if (_values[i].Shape is not FieldShape.Absent)
            {
                _seen.Add(columns.Names[i]);
            }
        }
    }

    /// <summary>A group or a time may be missing here and there; a name that no object has is a slip in <c>rung.yaml</c>.</summary>
    private void ReportUnseen()
    {
        if (!_hasRecords || !faults.IsEmpty)
        {
            return;
        }

        foreach (var name in columns.Required.Where(name => !_seen.Contains(name)))
        {
            faults.Add($"found no object with '{name}'; expected it, because rung.yaml names it.");
        }
    }

    private static string Names(ReadOnlyMemory<byte> bytes) => Choices.Listed(JsonExample.NamesOf(bytes));

    private static string Hint(string name, ReadOnlyMemory<byte> bytes)
    {
        var hint = Choices.DidYouMean(name, JsonExample.NamesOf(bytes));
        return hint.Length > 0 ? hint : ".";
    }
}
