using System.Collections.Immutable;
using Rung.Core.Economics.Outlooks;

namespace Rung.Engine.Reports.Outlooks;

/// <summary>What is said of a student before it is trained.</summary>
internal static class StudentWords
{
    public static ImmutableArray<string> Of(DistillationOutlook distillation, int months)
    {
        var (teacher, student) = (MoneyName.Quoted(distillation.Teacher), MoneyName.Quoted(distillation.Student));
        return
        [
            $"{teacher} costs {MoneyText.WithInterval(distillation.TeacherPerMonth)} in the first month; {student} would cost "
                + $"{MoneyText.WithInterval(distillation.StudentPerMonth)}, and {MoneyText.WithInterval(distillation.OneOff)} before the first call",
            $"A student that is as good would pay thus: {PairWords.Of(distillation.IfAsGood, months)}",
            Needed(distillation),
        ];
    }

    private static string Needed(DistillationOutlook distillation)
    {
        var range = distillation.LeastQuality is { } least && least.Central80.Low < least.Central80.High
            ? $"; to earn what the teacher does: {ReportText.Number(least.Expected)} "
                + $"[{ReportText.Number(least.Central80.Low)}, {ReportText.Number(least.Central80.High)}]"
            : "";
        return distillation.RequiredQuality switch
        {
            null => "How good it must be cannot be said: the task has no bar, and its answers no value",
            > 1 and var beyond => $"No quality would be enough: it would have to reach {ReportText.Number(beyond)}{range}",
            { } required => $"It must reach at least quality {ReportText.Number(required)}{range}",
        };
    }
}
