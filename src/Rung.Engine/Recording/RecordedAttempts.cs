using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Rung.Core.Data;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Core.Scoring;
using Rung.Engine.Datasets;
using Rung.Engine.Tasks;

namespace Rung.Engine.Recording;

/// <summary>The attempts of a recorded candidate, read from its JSON Lines file.</summary>
internal sealed class RecordedAttempts
{
    private const int MaxFaults = 20;
    private const decimal CallsPerUnit = 1000;
    private const double MostTokens = 1e12;
    private const int BufferSize = 1 << 16;

    private readonly Dictionary<ExampleId, Attempt> _attempts = [];
    private readonly List<string> _faults = [];
    private readonly RecordedCandidateDefinition _definition;
    private readonly string _path;

    private RecordedAttempts(RecordedCandidateDefinition definition, string path)
    {
        _definition = definition;
        _path = path;
    }

    /// <summary>By example; with a score where the file gives one that counts.</summary>
    public IReadOnlyDictionary<ExampleId, Attempt> ByExample => _attempts;

    /// <summary>The name of the content, whatever the order of its lines.</summary>
    public ContentHash Content { get; private set; }

    /// <exception cref="TaskException">A line is not an attempt, an example is answered twice, or the file is empty.</exception>
    public static async Task<RecordedAttempts> ReadAsync(
        RecordedCandidateDefinition definition, string folder, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(definition.File, folder);
        var recorded = new RecordedAttempts(definition, path);
        var hashes = new List<string>();
        try
        {
            await using var stream = new Utf8Guard(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, useAsync: true));
            await foreach (var (number, bytes) in JsonRecords.ReadLinesAsync(stream, cancellationToken))
            {
                var line = Encoding.UTF8.GetString(bytes.Span).Trim();
                recorded.Add(line, number);
                hashes.Add(ContentHash.Of(line).ToString());
            }
        }
        catch (MalformedFileException malformed)
        {
            recorded._faults.Add($"{path}:{malformed.Line}: {malformed.Message}");
        }

        recorded.ThrowIfFaulty();
        hashes.Sort(StringComparer.Ordinal);
        recorded.Content = ContentHash.Of(string.Join('\n', hashes));
        return recorded;
    }

    /// <summary>Refuses ids that no example has: they are most often a sign of another version of the data.</summary>
    /// <exception cref="TaskException">Some recorded ids match no example.</exception>
    public void ThrowIfUnmatched(IReadOnlySet<ExampleId> known)
    {
        ExampleId[] unmatched = [.. _attempts.Keys.Where(id => !known.Contains(id)).Order()];
        if (unmatched.Length > 0)
        {
            throw new TaskException(
            [
                $"{_path}: {unmatched.Length} of {_attempts.Count} recorded ids match no example, the first is '{unmatched[0]}'. "
                + $"Record candidate '{_definition.Name}' on the examples that rung.yaml names, with their ids.",
            ]);
        }
    }

    private void ThrowIfFaulty()
    {
        if (_attempts.Count == 0 && _faults.Count == 0)
        {
            _faults.Add($"{_path}: found no attempt; expected one JSON object a line with \"id\" and \"output\".");
        }

        if (_faults.Count > 0)
        {
            var more = _faults.Count - MaxFaults;
            throw new TaskException(
                [.. _faults.Take(MaxFaults), .. more > 0 ? [$"{_path}: and {more} faults more."] : ImmutableArray<string>.Empty]);
        }
    }

    private void Add(string line, int number)
    {
        try
        {
            var recorded = JsonSerializer.Deserialize(line, RecordedLineContext.Default.RecordedLine);
            if (recorded is null || FaultOf(recorded) is { } fault)
            {
                _faults.Add($"{_path}:{number}: {(recorded is null ? "found null; expected an object" : FaultOf(recorded))}.");
                return;
            }

            var attempt = ToAttempt(recorded);
            if (!_attempts.TryAdd(attempt.Example, attempt))
            {
                _faults.Add($"{_path}:{number}: found a second attempt at '{attempt.Example}'; expected one for each example.");
            }
        }
        catch (JsonException e)
        {
            _faults.Add($"{_path}:{number}:{e.BytePositionInLine + 1}: found something that is not an attempt; expected {{\"id\": …, \"output\": …}} ({e.Path}).");
        }
    }

    private static string? FaultOf(RecordedLine line) => line switch
    {
        { Id: var id } when string.IsNullOrWhiteSpace(id) => "found no \"id\"; expected the id of an example",
        { Output: null, Correct: null } => "found neither \"output\" nor \"correct\"; expected the recorded answer",
        { Correct: < 0 or > 1 or double.NaN } => "found \"correct\" outside [0, 1]; expected a score",
        { LatencyMs: < 0 } or { CostUsd: < 0 } => "found a negative latency or cost; expected milliseconds and dollars",
        { LatencyMs: double.PositiveInfinity } => "found a latency beyond all numbers; expected milliseconds",
        { InputTokens: < 0 or > MostTokens } or { OutputTokens: < 0 or > MostTokens } => "found a number of tokens that no call has; expected one from 0",
        _ => null,
    };

    private Attempt ToAttempt(RecordedLine line) => new()
    {
        Example = new ExampleId(line.Id!),
        Output = line.Output ?? "",
        Score = line.Correct is { } correct && !_definition.Regrades ? Score.Of(correct) : null,
        Tokens = new TokenCounts((long)(line.InputTokens ?? 0), 0, (long)(line.OutputTokens ?? 0), 0),
        Cost = line.CostUsd is { } usd ? new Money(usd)
            : _definition.CostPer1K is { } stated ? new Money(stated.Usd / CallsPerUnit)
            : null,
        Latency = line.LatencyMs is { } ms ? new AttemptLatency(ms) : null,
    };
}
