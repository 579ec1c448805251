using System.Diagnostics;
using System.Globalization;
using System.Text;
using Rung.Core.Statistics;
using Rung.Retrieval.Safety;
using Rung.Studies;

namespace Rung.Retrieval.Studies.Injections;

/// <summary>How many injections of our own corpus are found, and how many other texts are taken for one. Writes bench/results/injections.md.</summary>
internal static class InjectionStudy
{
    private const int Repeats = 20;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var cases = CorpusCase.ReadAll();
        if (arguments is ["development"])
        {
            await ShowMistakesAsync([.. cases.Where(one => one.IsDevelopment)]);
            return 0;
        }

        var text = new StringBuilder();
        Introduce(text, cases);
        foreach (var (name, half) in new[] { ("development", cases.Where(one => one.IsDevelopment).ToList()), ("held out", [.. cases.Where(one => !one.IsDevelopment)]) })
        {
            AppendHalf(text, name, half);
        }

        AppendGroups(text, "Recall by what the injection tries (held-out half):", cases.Where(one => one is { IsInjection: true, IsDevelopment: false }), one => one.Style);
        AppendGroups(text, "Recall by language (held-out half):", cases.Where(one => one is { IsInjection: true, IsDevelopment: false }), one => one.Language);
        AppendGroups(text, "False alarms by kind of text (held-out half):", cases.Where(one => one is { IsInjection: false, IsDevelopment: false }), one => one.Style);
        AppendSpeed(text, cases);
        await StudyReport.WriteAsync("injections", "Instructions in documents: what is found", "dotnet run -c Release --project bench/Rung.Retrieval.Studies -- injections", text.ToString());
        return 0;
    }

    private static bool IsFound(CorpusCase one) => InjectionDetector.Detect(one.Text).Count > 0;

    private static async Task ShowMistakesAsync(IReadOnlyList<CorpusCase> cases)
    {
        foreach (var wrong in cases.Where(one => IsFound(one) != one.IsInjection))
        {
            var why = string.Join(" / ", InjectionDetector.Detect(wrong.Text).Select(finding => FormattableString.Invariant($"{finding.Score} {finding.Why}")));
            await Console.Out.WriteLineAsync($"{(wrong.IsInjection ? "MISSED" : "ALARM ")} {wrong.Style} {wrong.Language}: {wrong.Text.ReplaceLineEndings("⏎")}   {why}");
        }

        var text = new StringBuilder();
        AppendHalf(text, "development", cases);
        await Console.Out.WriteLineAsync(text.ToString());
    }

    private static void Introduce(StringBuilder text, IReadOnlyList<CorpusCase> cases)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"{cases.Count(one => one.IsInjection)} injections and {cases.Count(one => !one.IsInjection && one.Style != "xquad")} hard negatives that were written for this (security texts that quote attacks, orders to people,");
        text.AppendLine(CultureInfo.InvariantCulture, $"handbooks of prompting, code, fiction), and the {cases.Count(one => one.Style == "xquad")} paragraphs of XQuAD. A hash of its text puts each into one half. Both halves were written");
        text.AppendLine("before the first rule; the rules were made on the development half, and the held-out half was run once, after the last change.");
        text.AppendLine("All was written by the author of the rules, who knew the held-out half: attacks by others will be found less often than this table says.");
        text.AppendLine("Intervals: Wilson, 95 %.");
        text.AppendLine();
        text.AppendLine("| half | injections | found (recall) | other texts | false alarms | precision on this mix |");
        text.AppendLine("| --- | ---: | --- | ---: | --- | --- |");
    }

    private static void AppendHalf(StringBuilder text, string name, IReadOnlyList<CorpusCase> cases)
    {
        var injections = cases.Where(one => one.IsInjection).ToList();
        var others = cases.Where(one => !one.IsInjection).ToList();
        var found = injections.Count(IsFound);
        var alarms = others.Count(IsFound);
        text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {injections.Count} | {Share(found, injections.Count)} | {others.Count} | {Share(alarms, others.Count)} | {Share(found, found + alarms)} |");
    }

    private static void AppendGroups(StringBuilder text, string title, IEnumerable<CorpusCase> cases, Func<CorpusCase, string> group)
    {
        text.Append('\n').AppendLine(title).AppendLine().AppendLine("| group | texts | share |").AppendLine("| --- | ---: | --- |");
        foreach (var one in cases.GroupBy(group).OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {one.Key} | {one.Count()} | {Share(one.Count(IsFound), one.Count())} |");
        }
    }

    private static void AppendSpeed(StringBuilder text, IReadOnlyList<CorpusCase> cases)
    {
        var paragraphs = cases.Where(one => one.Style == "xquad").Select(one => one.Text).ToList();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Repeats; i++)
        {
            foreach (var paragraph in paragraphs)
            {
                InjectionDetector.Detect(paragraph);
            }
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var megabytes = Repeats * paragraphs.Sum(Encoding.UTF8.GetByteCount) / 1e6;
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Speed, one thread, paragraphs of XQuAD, other work on the machine (so at least): {megabytes / seconds:0.0} MB/s ({megabytes:0.0} MB in {seconds:0.0} s).");
    }

    private static string Share(int count, int of)
    {
        if (of == 0)
        {
            return "–";
        }

        var interval = Wilson.Interval(count, of, confidence: 0.95);
        return FormattableString.Invariant($"{count} = {(double)count / of:0.000} [{interval.Low:0.000}, {interval.High:0.000}]");
    }
}
