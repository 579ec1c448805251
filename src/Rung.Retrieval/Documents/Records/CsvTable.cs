using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;

namespace Rung.Retrieval.Documents.Records;

/// <summary>Reads a table with a header, each row a document. A wrong row is an outcome of its own; the rows after it are read.</summary>
internal sealed class CsvTable
{
    private const int SampleLength = 1 << 16;

    private static readonly char[] Separators = [',', ';', '\t'];

    private readonly DocumentSource _source;
    private readonly RecordBuilder _builder;
    private int _refusedRecord = -1;
    private int _number;

    private CsvTable(DocumentSource source) => (_source, _builder) = (source, new RecordBuilder(source));

    public static IAsyncEnumerable<DocumentOutcome> ReadAsync(DocumentSource source, Stream content, CancellationToken cancellationToken) =>
        new CsvTable(source).RowsAsync(content, cancellationToken);

    private async IAsyncEnumerable<DocumentOutcome> RowsAsync(Stream content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var options = new CsvReaderOptions
        {
            Separator = await SeparatorAsync(content, cancellationToken),
            HasHeader = false,
            MaxRecordSize = _source.Options.MaxRecordBytes,
            DetectSeparatorHint = false,
            OnMalformedRecord = record => _refusedRecord = record.Reason == CsvMalformedReason.StrayQuote ? _refusedRecord : _number,
        };
        await using var table = CsvReader.Create(content, options, leaveOpen: true);
        var header = await IsThereAsync(table, cancellationToken) is null ? HeaderOf(table) : [];
        if (header.Length == 0)
        {
            yield return DocumentOutcome.Refused(_source.Name, RefusalCause.Damaged, $"'{_source.Name}' has no header that can be read. The first line names the columns.");
            yield break;
        }

        for (_number = 1; ; _number++)
        {
            var end = await IsThereAsync(table, cancellationToken);
            if (end is null)
            {
                yield return Row(table, header);
                continue;
            }

            if (end.Refusal is not null)
            {
                yield return end.Refusal;
            }

            yield break;
        }
    }

    /// <summary>Null where there is another row; otherwise the end of the table, with its reason unless it is just over.</summary>
    private async ValueTask<End?> IsThereAsync(CsvReader table, CancellationToken cancellationToken)
    {
        try
        {
            return await table.ReadAsync(cancellationToken) ? null : new End(Refusal: null);
        }
        catch (CsvFormatException)
        {
            return new End(_builder.Refused(
                _number,
                RefusalCause.TooLarge,
                $"is longer than {_source.Options.MaxRecordBytes:N0} bytes, or has a quote that is never closed. It and the rows after it were not read."));
        }
    }

    private DocumentOutcome Row(CsvReader table, string[] header)
    {
        if (_refusedRecord == _number)
        {
            return _builder.Refused(_number, RefusalCause.Damaged, "has a quote that is never closed, or text after a closing quote. Put each quote inside a field twice.");
        }

        return table.FieldCount > header.Length
            ? _builder.Refused(_number, RefusalCause.WrongRecord, $"has {table.FieldCount} fields under {header.Length} names. Quote fields that hold the separator.")
            : _builder.Build([.. Enumerable.Range(0, table.FieldCount).Select(i => KeyValuePair.Create(header[i], table.GetString(i)))], _number);
    }

    private static string[] HeaderOf(CsvReader table) =>
        [.. Enumerable.Range(0, table.FieldCount).Select(i => table.GetString(i).Trim() is { Length: > 0 } name ? name : string.Create(CultureInfo.InvariantCulture, $"column {i + 1}"))];

    /// <summary>The one of ',', ';' and tab that the first line has most of; the stream is set back.</summary>
    private async Task<char> SeparatorAsync(Stream content, CancellationToken cancellationToken)
    {
        if (_source.Name.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase))
        {
            return '\t';
        }

        var sample = new byte[SampleLength];
        var read = await content.ReadAtLeastAsync(sample, sample.Length, throwOnEndOfStream: false, cancellationToken);
        content.Position = 0;
        var end = sample.AsSpan(0, read).IndexOf((byte)'\n');
        var header = Encoding.UTF8.GetString(sample, 0, end < 0 ? read : end);
        return Separators.MaxBy(separator => header.Count(character => character == separator));
    }

    private sealed record End(DocumentOutcome? Refusal);
}
