using System.Collections.Immutable;
using Rung.Engine.Datasets;
using Rung.Engine.PersonalData.Operators;
using Rung.Engine.Versions;

namespace Rung.Engine.Scrubbing;

/// <summary>What is to be written into which record of a file.</summary>
internal sealed class ScrubPlan
{
    private readonly Dictionary<int, RecordEdit> _edits = [];
    private readonly Dictionary<int, string> _evidence = [];
    private readonly Dictionary<string, int> _spans = new(StringComparer.Ordinal);
    private int _records;

    private ScrubPlan()
    {
    }

    public ScrubResult Result => new(
        _records, _edits.Count, [.. _spans.OrderByDescending(type => type.Value).ThenBy(type => type.Key, StringComparer.Ordinal)]);

    /// <param name="source">The file.</param>
    /// <param name="fields">Which of its fields are scrubbed.</param>
    /// <param name="options">What is looked for.</param>
    /// <param name="scrubber">Shared by all files of a dataset, so that the same person gets the same surrogate in each.</param>
    /// <param name="onRecords">Told how many records were read, now and then.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="Core.Data.DatasetException">The file cannot be read.</exception>
    public static async Task<ScrubPlan> MakeAsync(
        ExampleSource source,
        ImmutableArray<string> fields,
        ScrubOptions options,
        Scrubber scrubber,
        Action<int>? onRecords,
        CancellationToken cancellationToken)
    {
        var plan = new ScrubPlan();
        await foreach (var found in RecordScan.RunAsync(RecordTexts.ReadAsync(source, fields, cancellationToken), cancellationToken))
        {
            plan.Add(found, fields, options, scrubber);
            onRecords?.Invoke(plan._records);
        }

        return plan;
    }

    public RecordEdit? EditOf(int ordinal) => _edits.GetValueOrDefault(ordinal);

    /// <summary>The types that were found in a record, with their counts; nothing of the values.</summary>
    public string EvidenceOf(int ordinal) => _evidence[ordinal];

    /// <summary>The records that change, in the order of the file.</summary>
    public IEnumerable<int> Changed => _edits.Keys;

    private void Add(FoundRecord found, ImmutableArray<string> fields, ScrubOptions options, Scrubber scrubber)
    {
        _records++;
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var types = new List<string>();
        for (var place = 0; place < fields.Length; place++)
        {
            if (found.Record.Texts[place] is { } text && found.Spans[place].Where(options.Includes).ToArray() is { Length: > 0 } spans)
            {
                values[fields[place]] = scrubber.Scrub(text, spans);
                types.AddRange(spans.Select(span => span.Type));
            }
        }

        if (types.Count > 0)
        {
            Note(found.Record.Ordinal, values.ToImmutable(), types);
        }
    }

    private void Note(int ordinal, ImmutableDictionary<string, string> values, List<string> types)
    {
        _edits[ordinal] = new RecordEdit { Values = values };
        var counts = types.CountBy(type => type).OrderBy(type => type.Key, StringComparer.Ordinal).ToArray();
        _evidence[ordinal] = string.Join(", ", counts.Select(type => $"{type.Key} × {type.Value}"));
        foreach (var (type, count) in counts)
        {
            _spans[type] = _spans.GetValueOrDefault(type) + count;
        }
    }
}
