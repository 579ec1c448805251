using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Engine.Tasks;

namespace Rung.Engine.Climbing;

/// <summary>Names the rungs on which no candidate was measured, and what would open them.</summary>
internal static class NotTried
{
    public static ImmutableArray<string> Of(
        TaskDefinition task, IReadOnlyCollection<RungKind> tried, IReadOnlyList<MeasuredCandidate> skipped, bool hasPassages)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var rung in Enum.GetValues<RungKind>().Where(rung => !tried.Contains(rung)))
        {
            lines.Add($"{rung.ToString().ToLowerInvariant()}: {Reason(task, rung)}");
        }

        lines.AddRange(skipped.Select(candidate => $"{candidate.Candidate.Name}: {candidate.Why}"));
        if (task.Documents is not null && !hasPassages)
        {
            lines.Add($"passages of documents: {WhyNoPassages(task)}");
        }

        return lines.ToImmutable();
    }

    private static string WhyNoPassages(TaskDefinition task) => (task.IncludesAutomatic, task.Output) switch
    {
        (false, _) => "candidates: lists recorded ones only; add auto to the list.",
        (_, not OutputKind.Text) => "they are given to tasks whose output is text; this one's is not.",
        _ => $"no passage could be read from {task.Documents}; the notes say what was refused.",
    };

    private static string Reason(TaskDefinition task, RungKind rung) => rung switch
    {
        RungKind.Baseline or RungKind.Prompt or RungKind.Retrieve when !task.IncludesAutomatic =>
            "candidates: lists recorded ones only; add auto to the list, and examples: to learn from.",
        RungKind.Baseline => "it needs examples: to learn from.",
        RungKind.Retrieve when task is { Models.IsEmpty: true, Documents: not null, Output: OutputKind.Text } =>
            "no model is configured that could read passages of the documents; add models: to rung.yaml (Ollama needs no key).",
        RungKind.Prompt or RungKind.Retrieve when task.Models.IsEmpty =>
            "no model is configured; add models: to rung.yaml (Ollama needs no key).",
        RungKind.Prompt or RungKind.Retrieve => "no candidate of this rung was measured.",
        RungKind.Tune when task.IncludesAutomatic && task.Models.Any(model => model.Provider == ModelDefinition.Local) =>
            "no adapter was trained for this task yet; train one: rung train.",
        RungKind.Tune when task.IncludesAutomatic =>
            "no model is configured that could be trained here; add one with provider: local, then rung train. Others are measured from recorded attempts.",
        _ => "this version measures such candidates only from recorded attempts.",
    };
}
