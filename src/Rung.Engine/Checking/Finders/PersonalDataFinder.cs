using Rung.Engine.Checking.Cleaning;
using Rung.Engine.PersonalData;

namespace Rung.Engine.Checking.Finders;

/// <summary>Personal data and secrets in inputs, before they reach a provider or weights.</summary>
internal static class PersonalDataFinder
{
    private const int MostSamples = 5;

    /// <summary>Reads an even sample of as many characters as the policy allows.</summary>
    public static IEnumerable<Finding> FindInSample(CheckMaterial material, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var characters = material.Examples.Sum(example => (long)example.Input.Text.Length);
        var step = Math.Max(1, (int)Math.Ceiling((double)characters / Math.Max(1, material.Policy.Data.PersonalDataCharacters)));
        return Find(material, step, progress, cancellationToken);
    }

    /// <summary>Reads every input.</summary>
    public static IEnumerable<Finding> FindInAll(CheckMaterial material, IProgress<double>? progress, CancellationToken cancellationToken) =>
        Find(material, step: 1, progress, cancellationToken);

    private static IEnumerable<Finding> Find(CheckMaterial material, int step, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var places = Enumerable.Range(0, material.Examples.Length).Where(place => place % step == 0).ToArray();
        var found = Detect(material, places, progress, cancellationToken);
        var isScrubbed = IsScrubbed(material);
        var personal = Matching(places, found, PersonalTypes.Identifying.Contains);
        if (personal.Length > 0)
        {
            yield return FindingOf(material, personal, places.Length, step) with
            {
                Kind = FindingKind.PersonalData,
                Severity = isScrubbed ? FindingSeverity.Info : FindingSeverity.Warning,
                Fix = isScrubbed
                    ? "This version was scrubbed: what was replaced is found again as a surrogate. Look whether anything else is among them."
                    : "Take it out before it reaches a provider or weights: replaced consistently, masked, hashed or dropped.",
            };
        }

        var secrets = Matching(places, found, type => type == PersonalTypes.Secret);
        if (secrets.Length > 0)
        {
            yield return FindingOf(material, secrets, places.Length, step) with
            {
                Kind = FindingKind.Secrets,
                Severity = FindingSeverity.Warning,
                Fix = "Revoke each key or password that still holds, then take it out: who reads the data can use it.",
            };
        }
    }

    private static IReadOnlyList<PersonalSpan>[] Detect(
        CheckMaterial material, int[] places, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var found = new IReadOnlyList<PersonalSpan>[places.Length];
        var done = 0;
        Parallel.For(0, places.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            found[i] = PersonalDataDetector.Shared.Detect(material.Examples[places[i]].Input.Text);
            if (Interlocked.Increment(ref done) is var count && count % 1000 == 0)
            {
                progress?.Report((double)count / places.Length);
            }
        });
        return found;
    }

    private static (int Place, string[] Types)[] Matching(int[] places, IReadOnlyList<PersonalSpan>[] found, Func<string, bool> includes) =>
    [
        .. from pair in places.Zip(found)
           let types = pair.Second.Select(span => span.Type).Where(includes).ToArray()
           where types.Length > 0
           select (pair.First, types),
    ];

    private static Finding FindingOf(CheckMaterial material, (int Place, string[] Types)[] texts, int looked, int step)
    {
        var types = texts.SelectMany(text => text.Types).CountBy(type => type).OrderByDescending(type => type.Value).ThenBy(type => type.Key, StringComparer.Ordinal);
        var sample = step == 1 ? "" : $" (an even sample of {looked} of {material.Examples.Length} was read; rung check reads all)";
        return new Finding
        {
            Kind = FindingKind.PersonalData,
            Severity = FindingSeverity.Warning,
            Title = $"{texts.Length} of {looked} inputs hold {string.Join(", ", types.Select(type => $"{type.Key} × {type.Value}"))}{sample}.",
            Count = texts.Length,
            Share = (double)texts.Length / looked,
            Of = "examples",
            Ids = [.. texts.Select(text => material.Examples[text.Place].Id).Order()],
            Samples = [.. texts.Take(MostSamples).Select(text => material.SampleOf(text.Place, string.Join(", ", text.Types.Distinct().Order(StringComparer.Ordinal))))],
            Fix = "",
            Command = $"rung scrub {material.Task.Folder}",
        };
    }

    private static bool IsScrubbed(CheckMaterial material)
    {
        var file = material.Task.Data.Examples is { } examples ? Lineage.PathOf(Path.GetFullPath(examples, material.Task.Folder)) : null;
        return file is not null && Lineage.IsOf(file, FindingNames.Of(FindingKind.PersonalData));
    }
}
