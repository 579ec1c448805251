using System.Globalization;
using System.Text;

namespace Rung.Studies.Rung0;

/// <summary>The study's result as Markdown.</summary>
internal static class Rung0Report
{
    // Two-sided, 95 %.
    private const double Z = 1.959963984540054;
    private const int TestCount = 3_080;

    public static string Write(
        IReadOnlyList<MeasuredBaseline> measured, WholeRun whole, WorkResult rung, WorkResult scikitLearn)
    {
        var text = new StringBuilder();
        var best = measured.MaxBy(candidate => candidate.CrossValidated);
        Line(text, $"# Rung 0 on Banking77");
        Line(text, $"");
        Line(text, $"Command: `bench/rung0.sh` · seed {whole.Seed} · {TimeProvider.System.GetUtcNow():yyyy-MM-dd} · {Processor()}, {Environment.ProcessorCount} cores ·");
        Line(text, $"load average when this was written {LoadAverage()} (the machine may be shared: times are upper bounds).");
        Line(text, $"10,003 messages to learn from, {TestCount:N0} to test on, 77 labels. C and k were chosen by {whole.Folds}-fold cross-validation on train");
        Line(text, $"alone; the test split chose nothing.");
        Line(text, $"");
        Line(text, $"| baseline | chosen | cross-validated | test [95 %, Wilson] | ECE | fit, s | p50, ms | p95, ms |");
        Line(text, $"| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var candidate in measured)
        {
            Line(text, $"| {candidate.Name}{(candidate == best ? " **(best by cross-validation)**" : "")} | {candidate.Fit.Settings} | {candidate.CrossValidated:0.0000} | {candidate.Test:0.0000} {Interval(candidate.Test)} | {candidate.CalibrationError:0.000} | {candidate.FitSeconds:0.00} | {candidate.LatencyAt(0.5):0.000} | {candidate.LatencyAt(0.95):0.000} |");
        }

        Line(text, $"");
        Line(text, $"Fit is cross-validation over the whole grid and the final model; the vectors that baselines share are in the time of the first");
        Line(text, $"that asks for them. Latency is text to answer on one thread. ECE is the expected calibration error on test, 15 bins.");
        Line(text, $"All of it, with reading the files and {measured.Count} × {TestCount:N0} test answers: **{whole.Seconds:0.0} s** ({whole.ProcessorSeconds:0.0} s of processor time),");
        Line(text, $"**{whole.PeakMiB:0} MiB** at its peak (workstation collector, not concurrent, `GCConserveMemory` 5).");
        Line(text, $"");
        Line(text, $"The grids:");
        Line(text, $"");
        foreach (var candidate in measured.Where(candidate => candidate.Fit.Tried.Length > 0))
        {
            Line(text, $"- {candidate.Name}: {string.Join(", ", candidate.Fit.Tried.Select(tried => FormattableString.Invariant($"{tried.Name} {tried.Value:0.0000}")))}");
        }

        Line(text, $"");
        WriteSameWork(text, rung, scikitLearn);
        return text.ToString();
    }

    private static void WriteSameWork(StringBuilder text, WorkResult rung, WorkResult scikitLearn)
    {
        Line(text, $"## The same work beside scikit-learn {scikitLearn.Version}");
        Line(text, $"");
        Line(text, $"TF-IDF over characters 2–5 (sublinear) of train, linear SVM (squared hinge, C = 1, each label against the rest), labels of test:");
        Line(text, $"`TfidfVectorizer(analyzer='char', ngram_range=(2, 5), sublinear_tf=True)` and `LinearSVC(C=1)`, both on one thread, each in");
        Line(text, $"a process of its own, after imports; Rung's first run includes the just-in-time compiler. The objective is the one that both");
        Line(text, $"minimise, Σ over labels of ½‖w‖² + C Σ hinge², computed in double from the final weights: lower is nearer to the optimum.");
        Line(text, $"");
        Line(text, $"| | run | vectorise, s | fit, s | predict, s | total, s | features | test accuracy | objective | peak, MiB |");
        Line(text, $"| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        WriteRuns(text, "Rung", rung);
        WriteRuns(text, "scikit-learn", scikitLearn);
        Line(text, $"");
        Line(text, $"Rung's vocabulary lacks the grams with a tab, a line break or the like: it reads every run of white space as one space.");
    }

    private static void WriteRuns(StringBuilder text, string name, WorkResult result)
    {
        foreach (var (number, run) in result.Runs.Index())
        {
            Line(text, $"| {name} | {number + 1} | {run.Vectorise:0.00} | {run.Fit:0.00} | {run.Predict:0.00} | {run.Total:0.00} | {result.Features:N0} | {result.Accuracy:0.0000} | {result.Objective:0.0} | {result.PeakMiB:0} |");
        }
    }

    private static string Interval(double share)
    {
        var centre = (share + (Z * Z / (2 * TestCount))) / (1 + (Z * Z / TestCount));
        var half = Z / (1 + (Z * Z / TestCount))
            * Math.Sqrt((share * (1 - share) / TestCount) + (Z * Z / (4.0 * TestCount * TestCount)));
        return string.Create(CultureInfo.InvariantCulture, $"[{centre - half:0.0000}, {centre + half:0.0000}]");
    }

    private static string Processor() =>
        File.ReadLines("/proc/cpuinfo").First(line => line.StartsWith("model name", StringComparison.Ordinal)).Split(": ")[1];

    private static string LoadAverage() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
