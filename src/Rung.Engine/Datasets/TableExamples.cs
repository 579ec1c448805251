using System.Runtime.CompilerServices;
using CsvHelper;
using Rung.Engine.Faults;

namespace Rung.Engine.Datasets;

/// <summary>Reads examples from a table: RFC 4180 with a header, its fields parted by commas or by tabs.</summary>
internal sealed class TableExamples(ExampleColumns columns, ExampleMaker maker, FaultList faults)
{
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    private readonly FieldValue[] _values = new FieldValue[columns.Names.Length];
    private int _refusedLine;

    public async IAsyncEnumerable<LocatedExample> ReadAsync(
        Stream stream, char separator, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var table = CsvReader.Create(stream, Options(separator) with { OnMalformedRecord = Refuse }, leaveOpen: true);
        if (!await table.ReadAsync(cancellationToken) || FindPlaces(table, separator) is not { } places)
        {
            yield break;
        }

        var width = table.FieldCount;
        while (await table.ReadAsync(cancellationToken))
        {
            if (Read(table, places, width) is { } example)
            {
                yield return example;
            }
        }
    }

    /// <summary>How every table of examples is read.</summary>
    public static CsvReaderOptions Options(char separator) => new()
    {
        Separator = separator,
        HasHeader = false,
        MaxRecordSize = RecordBuffer.LongestRecord,
        TrackLineNumbers = true,
        DetectSeparatorHint = false,
    };

    /// <summary>A quote within a field that has none around it has one meaning; the other slips have several.</summary>
    private void Refuse(CsvMalformedRecord record)
    {
        var found = record.Reason switch
        {
            CsvMalformedReason.StrayQuote => null,
            CsvMalformedReason.UnterminatedQuote => "found a quote that is never closed, up to the end of the file",
            _ => "found text after the closing quote of a field",
        };
        if (found is not null)
        {
            _refusedLine = (int)record.LineNumber;
            faults.Add(_refusedLine, $"{found}; expected quotes around the whole field, and each quote within it twice (\"\").");
        }
    }

    private LocatedExample? Read(CsvReader table, int[] places, int width)
    {
        var line = (int)table.LineNumber;
        if (line == _refusedLine)
        {
            return null;
        }

        if (table.FieldCount != width)
        {
            var advice = table.FieldCount > width ? " A field that holds the separator or a line break needs quotes around it." : "";
            faults.Add(line, $"found {Counted(table.FieldCount)}; expected {width}, as in the header.{advice}");
            return null;
        }

        for (var i = 0; i < places.Length; i++)
        {
            _values[i] = places[i] < 0 ? default : FieldValue.OfCell(table.GetString(places[i]));
        }

        return maker.Make(line, _values);
    }

    /// <summary>Where each column stands in the file, -1 where it does not; <see langword="null"/> when one is missing that must be there.</summary>
    private int[]? FindPlaces(CsvReader table, char separator)
    {
        var header = table.Current.ToArray();
        foreach (var name in columns.Required.Where(name => !header.Contains(name)))
        {
            faults.Add(line: 1, $"found no column '{name}'; the header has: {Choices.Listed(header)}{Hint(name, header, separator)}");
        }

        foreach (var name in columns.Names.Where(name => header.Count(other => other == name) > 1))
        {
            faults.Add(line: 1, $"found {header.Count(other => other == name)} columns '{name}'; expected one.");
        }

        return faults.IsEmpty ? [.. columns.Names.Select(name => Array.IndexOf(header, name))] : null;
    }

    private static string Hint(string name, string[] header, char separator)
    {
        if (header is [var whole] && Separators.FirstOrDefault(mark => mark != separator && whole.Contains(mark)) is not '\0' and var other)
        {
            return $". The fields look parted by {Spelled(other)}; expected {Spelled(separator)}.";
        }

        var near = Choices.DidYouMean(name, header);
        return near.Length > 0 ? near : ". Say in rung.yaml, under data, which column holds what.";
    }

    private static string Spelled(char mark) => mark == '\t' ? "tabs" : $"'{mark}'";

    private static string Counted(int count) => count == 1 ? "1 field" : $"{count} fields";
}
