using System.Runtime.CompilerServices;
using Rung.Engine.PersonalData;

namespace Rung.Engine.Scrubbing;

/// <summary>Looks for personal data in many records at once; they come out in the order in which they went in.</summary>
internal static class RecordScan
{
    private const int BatchSize = 512;

    public static async IAsyncEnumerable<FoundRecord> RunAsync(
        IAsyncEnumerable<RecordText> records, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = new List<RecordText>(BatchSize);
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            batch.Add(record);
            if (batch.Count == BatchSize)
            {
                foreach (var found in Find(batch, cancellationToken))
                {
                    yield return found;
                }

                batch.Clear();
            }
        }

        foreach (var found in Find(batch, cancellationToken))
        {
            yield return found;
        }
    }

    private static FoundRecord[] Find(List<RecordText> records, CancellationToken cancellationToken)
    {
        var found = new FoundRecord[records.Count];
        Parallel.For(0, records.Count, new ParallelOptions { CancellationToken = cancellationToken }, place =>
        {
            var record = records[place];
            found[place] = new FoundRecord(record, [.. record.Texts.Select(text => text is null ? [] : PersonalDataDetector.Shared.Detect(text))]);
        });
        return found;
    }
}
