using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Rung.Core.Data;

namespace Rung.Engine.Prompting;

/// <summary>
/// The examples of train that are most like the input, the most similar one last: next to the question.
/// </summary>
internal sealed class RetrievedShots : IShots
{
    private readonly INeighbours _neighbours;
    private readonly PromptOptions _options;
    private readonly ContentHash _train;

    public RetrievedShots(INeighbours neighbours, ImmutableArray<Example> train, PromptOptions options)
    {
        _neighbours = neighbours;
        _options = options;
        _train = ShotContent.HashOf(train);
    }

    public JsonObject Definition => new()
    {
        ["kind"] = "retrieved",
        ["neighbours"] = _neighbours.Definition,
        ["k"] = _options.RetrievedShots,
        ["maxCharacters"] = _options.MaxShotCharacters,
        ["train"] = _train.ToString(),
    };

    public IReadOnlyList<Example> For(Example asked)
    {
        // One more than needed: the asked example may be in train, and is then its own nearest.
        var others = _neighbours.Nearest(asked, _options.RetrievedShots + 1)
            .Where(shot => shot.Id != asked.Id && shot.Expected is not null);
        var shots = ShotContent.Fitting(others, _options.RetrievedShots, _options.MaxShotCharacters);
        shots.Reverse();
        return shots;
    }
}
