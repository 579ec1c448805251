using System.Text.Json;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Engine.Candidates;
using Rung.Engine.Tasks;

namespace Rung.Engine.Recording;

/// <summary>Answers from a file what a candidate answered elsewhere.</summary>
internal sealed class RecordedAnswerer : IAnswerer
{
    private readonly RecordedAttempts _recorded;

    public RecordedAnswerer(RecordedCandidateDefinition definition, RecordedAttempts recorded)
    {
        _recorded = recorded;
        Candidate = new Candidate
        {
            Name = definition.Name,
            Rung = definition.Rung,
            IsDeployable = definition.IsDeployable,
            Approach = definition.Approach,
            Parts = definition.Parts,
            Definition = JsonSerializer.Serialize(
                new SortedDictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["costPer1k"] = definition.CostPer1K?.ToString(),
                    ["name"] = definition.Name,
                    ["recorded"] = recorded.Content.ToString(),
                    ["regrade"] = definition.Regrades ? "true" : "false",
                    ["rung"] = definition.Rung.ToString(),
                }),
        };
    }

    public Candidate Candidate { get; }

    /// <summary>Whether the file has an answer to each of these.</summary>
    public bool Covers(IEnumerable<Example> examples) => examples.All(Knows);

    /// <summary>Whether the file has an answer to this one.</summary>
    public bool Knows(Example example) => _recorded.ByExample.ContainsKey(example.Id);

    public Task<Attempt> AnswerAsync(Example example, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_recorded.ByExample.TryGetValue(example.Id, out var attempt)
            ? attempt
            : new Attempt
            {
                Example = example.Id,
                Failure = new AttemptFailure(FailureCause.NotRecorded, "The recorded file has no line for this example."),
            });
    }
}
