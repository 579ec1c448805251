using Rung.Core.Data;
using Rung.Core.Texts;
using Rung.Engine.Checking.Profiles;

namespace Rung.Engine.Checking.Finders;

/// <summary>Texts that lost something on the way, fields that say nothing, and answers that stand in the question.</summary>
internal static class TextFinder
{
    private const int MostSamples = 5;

    /// <summary>An answer that stands in fewer inputs than this, or not twice as often as by chance, is no leak.</summary>
    private const double AnswerFrom = 0.5;

    public static IEnumerable<Finding> Find(CheckMaterial material) =>
        [.. Damage(material), .. Fields(material), .. Answers(material)];

    private static IEnumerable<Finding> Damage(CheckMaterial material)
    {
        var damaged = new List<(int Place, TextInspection Inspection)>();
        for (var place = 0; place < material.Examples.Length; place++)
        {
            var inspection = TextInspection.Of(material.Examples[place].Input.Text);
            if (!inspection.Damage.IsEmpty)
            {
                damaged.Add((place, inspection));
            }
        }

        var misread = damaged.Where(text => text.Inspection.Has(DamageKind.Mojibake)).ToArray();
        if (misread.Length > 0)
        {
            yield return DamageFinding(
                material, FindingKind.Mojibake, misread, "were read with the wrong encoding", text => $"was: {Excerpt.Of(text.Repair?.Text)}",
                "Export the data again as UTF-8; what can be read again with certainty --fix reads again.");
        }

        var others = damaged.Where(text => text.Inspection.Damage.Any(damage => damage.Kind is not DamageKind.Mojibake)).ToArray();
        if (others.Length > 0)
        {
            yield return DamageFinding(
                material, FindingKind.DamagedText, others, "have replacement, control or invisible characters, or undecoded entities and escapes", DamageText,
                "Look where the text was cut or decoded; what nobody sees --fix takes out.");
        }
    }

    private static Finding DamageFinding(
        CheckMaterial material, FindingKind kind, (int Place, TextInspection Inspection)[] texts, string what, Func<TextInspection, string> evidence, string fix)
    {
        var share = (double)texts.Length / material.Examples.Length;
        return new Finding
        {
            Kind = kind,
            Severity = share >= material.Policy.Data.DamagedTextLimit ? FindingSeverity.Error : FindingSeverity.Warning,
            Title = $"{texts.Length} of {material.Examples.Length} inputs {what}.",
            Count = texts.Length,
            Share = share,
            Of = "examples",
            Ids = [.. texts.Select(text => material.Examples[text.Place].Id).Order()],
            Samples = [.. texts.Take(MostSamples).Select(text => material.SampleOf(text.Place, evidence(text.Inspection)))],
            Fix = fix,
            Command = $"rung check {material.Task.Folder} --fix",
        };
    }

    private static string DamageText(TextInspection inspection) => string.Join(", ", inspection.Damage
        .Where(damage => damage.Kind is not DamageKind.Mojibake)
        .CountBy(damage => damage.Kind)
        .OrderBy(kind => kind.Key)
        .Select(kind => $"{kind.Value} × {Named(kind.Key)}"));

    private static string Named(DamageKind kind) => kind switch
    {
        DamageKind.ReplacementCharacter => "replacement character",
        DamageKind.ControlCharacter => "control character",
        DamageKind.LoneSurrogate => "lone surrogate",
        DamageKind.InvisibleCharacter => "invisible character",
        DamageKind.PrivateUse => "private-use character",
        DamageKind.HtmlEntity => "HTML entity",
        DamageKind.EscapedCharacter => "escaped character",
        _ => "misread character",
    };

    private static IEnumerable<Finding> Fields(CheckMaterial material)
    {
        var fields = material.Profile.Whole.Fields;
        var total = material.Profile.Whole.Count;
        foreach (var field in fields.Where(field => field.IsConstant))
        {
            yield return FieldFinding(FindingKind.ConstantField, field, field.Present, total, $"The field '{field.Name}' says the same in every example: it costs tokens and tells nothing.", "Leave it out of data.input.");
        }

        foreach (var field in fields.Where(field => !field.IsConstant && field.Empty + total - field.Present > 0))
        {
            var empty = field.Empty + total - field.Present;
            yield return FieldFinding(FindingKind.EmptyField, field, empty, total, $"The field '{field.Name}' is empty or absent in {empty} of {total} examples.", "Say in the instructions what an empty field means, or fill it.");
        }
    }

    private static Finding FieldFinding(FindingKind kind, FieldProfile field, int count, int total, string title, string fix) => new()
    {
        Kind = kind,
        Severity = FindingSeverity.Info,
        Title = title,
        Count = count,
        Share = (double)count / total,
        Of = $"examples, field {field.Name}",
        Fix = fix,
    };

    private static IEnumerable<Finding> Answers(CheckMaterial material)
    {
        // A text or a field that is copied out of the input is the task itself; a label that stands there is a leak.
        if (material.Task.Output is OutputKind.Label
            && material.Profile.Whole.AnswerInInput is { } leak
            && leak.Share >= AnswerFrom
            && leak.Lift is null or >= 2)
        {
            yield return new Finding
            {
                Kind = FindingKind.AnswerInInput,
                Severity = FindingSeverity.Warning,
                Title = FormattableString.Invariant($"The label stands word for word in {leak.Count} of {leak.Examined} inputs [{leak.Interval.Low:0.000}, {leak.Interval.High:0.000}]; by chance it would in {leak.Chance:0.000}: the input may know the answer."),
                Count = leak.Count,
                Share = leak.Share,
                Of = "examples",
                Ids = leak.Ids,
                Fix = "See whether production inputs have it too; if not, take it out of the input.",
            };
        }
    }
}
