using Rung.Core.Data;
using Rung.Engine.Checking.Labels;

namespace Rung.Engine.Checking.Finders;

/// <summary>Likely label errors in train and dev.</summary>
internal static class LabelErrorFinder
{
    private const int MostSamples = 10;

    /// <summary>Where the model agrees with fewer labels than this, it cannot tell a wrong label from a hard example.</summary>
    private const double EnoughAgreement = 0.75;

    public static IEnumerable<Finding> Find(CheckMaterial material, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (material.Task.Output is not OutputKind.Label || material.LearntCount == 0)
        {
            yield break;
        }

        var errors = LabelErrors.Find(
            [.. material.Examples.Take(material.LearntCount)], new LabelErrorOptions { Seed = material.Task.Seed }, progress, cancellationToken);
        if (errors is null or { Suspects.IsEmpty: true })
        {
            yield break;
        }

        var isSure = errors.Agreement >= EnoughAgreement;
        var doubt = FormattableString.Invariant($"rung 0 itself agrees with {errors.Agreement:0.00} of the labels");
        yield return new Finding
        {
            Kind = FindingKind.LabelErrors,
            Severity = isSure ? FindingSeverity.Warning : FindingSeverity.Info,
            Title = isSure
                ? FormattableString.Invariant($"{errors.Suspects.Length} of {errors.Count} train and dev labels are suspect: other examples speak for another label ({doubt}; confident learning estimates {errors.EstimatedCount:0} errors).")
                : $"{errors.Suspects.Length} of {errors.Count} train and dev labels are suspect, but {doubt}, too few to tell a wrong label from a hard example: most of these are right.",
            Count = errors.Suspects.Length,
            Share = (double)errors.Suspects.Length / errors.Count,
            Of = "train and dev examples",
            Ids = [.. errors.Suspects.Select(suspect => suspect.Id)],
            Samples = [.. errors.Suspects.Take(MostSamples).Select(suspect => material.SampleOf(material.PlaceOf(suspect.Id), EvidenceOf(material, suspect)))],
            Fix = "Look at them from the top, likeliest first; what two people cannot agree on belongs into the instructions.",
            Command = $"rung label {material.Task.Folder} --review",
        };
    }

    private static string EvidenceOf(CheckMaterial material, SuspectLabel suspect)
    {
        var near = suspect.Neighbour is { } id ? $", like {id}: {Excerpt.Of(material.Examples[material.PlaceOf(id)].Input.Text)}" : "";
        return FormattableString.Invariant(
            $"labelled '{suspect.Given}' (p = {suspect.GivenProbability:0.00}); rather '{suspect.Suggested}' (p = {suspect.SuggestedProbability:0.00}){near}");
    }
}
