using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Similarity;
using Rung.Core.Texts;
using Rung.Engine.Checking.Finders;

namespace Rung.Engine.Checking.Cleaning;

/// <summary>
/// What can be mended without a person: copies and twins in train and dev are left out, misread text is read again, marks
/// that nobody sees are taken out. Test and edge stay as they are, and so does every example whose twin has another label.
/// </summary>
internal static class CleaningPlan
{
    public static ImmutableArray<CleaningStep> Of(CheckMaterial material)
    {
        var steps = new SortedDictionary<ExampleId, CleaningStep>();
        foreach (var step in material.Twins.Clusters.SelectMany(cluster => Removals(material, cluster)).Concat(Leaks(material)))
        {
            steps.TryAdd(step.Id, step);
        }

        for (var place = 0; place < material.LearntCount; place++)
        {
            if (!steps.ContainsKey(material.Examples[place].Id) && Repair(material, material.Examples[place]) is { } step)
            {
                steps.Add(step.Id, step);
            }
        }

        return [.. steps.Values];
    }

    private static IEnumerable<CleaningStep> Removals(CheckMaterial material, TwinCluster cluster)
    {
        var survivor = material.Examples[material.PlaceOf(cluster.Survivor)];
        foreach (var place in cluster.Members.Where(id => id != cluster.Survivor).Select(material.PlaceOf).Where(material.IsLearnt))
        {
            var example = material.Examples[place];
            if (example.Expected == survivor.Expected)
            {
                yield return new CleaningStep(example.Id, KindOf(material, example, survivor), Removes: true, $"like {survivor.Id}: {Excerpt.Of(survivor.Input.Text)}");
            }
        }
    }

    /// <summary>Only the nearest train example of each leaked one is known: where it has another, the next check finds it.</summary>
    private static IEnumerable<CleaningStep> Leaks(CheckMaterial material) =>
        from leaked in material.Leak.Leaked
        let test = material.Examples[material.PlaceOf(leaked.Test)]
        let learnt = material.Examples[material.PlaceOf(leaked.Train)]
        where learnt.Expected == test.Expected
        select new CleaningStep(learnt.Id, FindingKind.TwinsOfTest, Removes: true, $"like {test.Id}: {Excerpt.Of(test.Input.Text)}");

    private static FindingKind KindOf(CheckMaterial material, Example example, Example survivor)
    {
        var isEqual = ComparableText.Of(example.Input.Text) == ComparableText.Of(survivor.Input.Text);
        return material.IsLearnt(material.PlaceOf(survivor.Id))
            ? isEqual ? FindingKind.ExactDuplicates : FindingKind.NearDuplicates
            : isEqual ? FindingKind.CopiedTest : FindingKind.TwinsOfTest;
    }

    private static CleaningStep? Repair(CheckMaterial material, Example example)
    {
        var fields = example.Input.Fields.IsEmpty
            ? [new InputField(material.Task.Data.Input[0], example.Input.Text)]
            : example.Input.Fields;

        // The fields of one object have no columns of their own to be written into.
        if (fields.Any(field => !material.Task.Data.Input.Contains(field.Name)))
        {
            return null;
        }

        var repairs = fields.Select(field => (field.Name, Text: Mended(field.Value, out var why), Why: why)).Where(field => field.Text is not null).ToArray();
        return repairs.Length == 0 ? null : new CleaningStep(example.Id, repairs[0].Why, Removes: false, Excerpt.Of(example.Input.Text))
        {
            Rewritten = repairs.ToImmutableSortedDictionary(field => field.Name, field => field.Text!, StringComparer.Ordinal),
        };
    }

    /// <summary>The text as it was meant, or <see langword="null"/> where nothing is certainly wrong with it.</summary>
    private static string? Mended(string text, out FindingKind why)
    {
        var inspection = TextInspection.Of(text);
        var mended = inspection.Repair is { IsCertain: true } repair ? repair.Text : text;
        why = mended == text ? FindingKind.DamagedText : FindingKind.Mojibake;
        mended = TextDamageRemoval.WithoutUnseen(mended);
        return mended == text || string.IsNullOrWhiteSpace(mended) ? null : mended;
    }
}
