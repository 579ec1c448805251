using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Rung.Core.Data;
using Rung.Core.Statistics;

namespace Rung.Engine.Prompting;

/// <summary>The same examples for every input, drawn from train by the seed, for each label in turn.</summary>
internal sealed class FixedShots : IShots
{
    private readonly ImmutableArray<Example> _shots;
    private readonly Example? _spare;

    private FixedShots(ImmutableArray<Example> shots, Example? spare)
    {
        _shots = shots;
        _spare = spare;
    }

    public JsonObject Definition => new()
    {
        ["kind"] = "fixed",
        ["examples"] = new JsonArray([.. _shots.Select(shot => (JsonNode)shot.Id.ToString())]),
        ["spare"] = _spare?.Id.ToString(),
        ["content"] = ShotContent.HashOf(_spare is null ? _shots : _shots.Add(_spare)).ToString(),
    };

    /// <param name="train">What to draw from.</param>
    /// <param name="hasLabels">Whether outputs are labels, each of which should be shown.</param>
    /// <param name="options">How many.</param>
    /// <param name="seed">Decides the draw and the order.</param>
    public static FixedShots Draw(ImmutableArray<Example> train, bool hasLabels, PromptOptions options, ulong seed)
    {
        var random = new SplitMix64(seed);
        var drawn = InTurn(train, hasLabels, random);
        var labels = hasLabels ? drawn.Select(example => example.Expected).Distinct(StringComparer.Ordinal).Count() : 0;
        var wanted = Math.Min(options.MaxFixedShots, Math.Max(options.FixedShots, labels));
        var fitting = ShotContent.Fitting(drawn, wanted + 1, options.MaxShotCharacters);

        // Drawn by label in turn: in that order the prompt would teach that answers alternate.
        var shots = fitting.Take(wanted).ToArray();
        random.Shuffle(shots);
        return new FixedShots([.. shots], fitting.ElementAtOrDefault(wanted));
    }

    /// <summary>When the asked example is itself a shot, the spare one stands in for it.</summary>
    public IReadOnlyList<Example> For(Example asked)
    {
        if (_shots.All(shot => shot.Id != asked.Id))
        {
            return _shots;
        }

        var others = _shots.RemoveAll(shot => shot.Id == asked.Id);
        return _spare is null ? others : others.Add(_spare);
    }

    /// <summary>One of each label, then a second of each, and so on; within a label in random order.</summary>
    private static Example[] InTurn(ImmutableArray<Example> train, bool hasLabels, SplitMix64 random)
    {
        var shuffled = train.Where(example => example.Expected is not null).OrderBy(example => example.Id).ToArray();
        random.Shuffle(shuffled);
        if (!hasLabels)
        {
            return shuffled;
        }

        return
        [
            .. shuffled
                .GroupBy(example => example.Expected, StringComparer.Ordinal)
                .SelectMany(label => label.Select((example, turn) => (example, turn)))
                .OrderBy(pair => pair.turn)
                .Select(pair => pair.example),
        ];
    }
}
