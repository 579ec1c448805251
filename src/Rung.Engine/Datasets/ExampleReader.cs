using System.Runtime.CompilerServices;
using Rung.Core.Data;
using Rung.Engine.Faults;

namespace Rung.Engine.Datasets;

/// <summary>
/// Streams the examples of one file. Right ones come as they are read; at the end all that is wrong is thrown at once,
/// the first twenty faults in full.
/// </summary>
internal static class ExampleReader
{
    private const int MostFaults = 20;

    /// <exception cref="DatasetException">After the last example: each fault with file, line, what was found and what is expected.</exception>
    public static async IAsyncEnumerable<LocatedExample> ReadAsync(
        ExampleSource source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var faults = new FaultList(source.Name, MostFaults);
        var format = ExampleFile.FormatOf(source.Name);
        var count = 0;
        await using var stream = await ExampleFile.OpenAsync(source, cancellationToken);
        await using var examples = Read(stream, format, source, faults, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await RecordFaults.AdvanceAsync(examples, faults))
        {
            count++;
            yield return examples.Current;
        }

        if (count == 0 && faults.IsEmpty)
        {
            faults.Add("found no examples; expected at least one.");
        }

        if (!faults.IsEmpty)
        {
            throw new DatasetException(string.Join('\n', faults.ToTexts()));
        }
    }

    private static IAsyncEnumerable<LocatedExample> Read(
        Stream stream, ExampleFormat format, ExampleSource source, FaultList faults, CancellationToken cancellationToken)
    {
        var columns = new ExampleColumns(source.Data, source.RequiresExpected);
        var maker = new ExampleMaker(source, columns, faults);
        var json = new JsonExamples(columns, maker, faults);
        return format switch
        {
            ExampleFormat.JsonLines => json.ReadAsync(JsonRecords.ReadLinesAsync(stream, cancellationToken), cancellationToken),
            ExampleFormat.Json => json.ReadAsync(JsonRecords.ReadArrayAsync(stream, faults, cancellationToken), cancellationToken),
            _ => new TableExamples(columns, maker, faults).ReadAsync(stream, format is ExampleFormat.Tsv ? '\t' : ',', cancellationToken),
        };
    }
}
