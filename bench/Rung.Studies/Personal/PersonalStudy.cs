using System.Diagnostics;
using System.Globalization;
using System.Text;
using Rung.Core.Statistics;
using Rung.Engine.PersonalData;
using Rung.Engine.PersonalData.Evaluation;
using Rung.Engine.PersonalData.Tagging;

namespace Rung.Studies.Personal;

/// <summary>Personal data found in the file of presidio-research, which the detector was not trained on. Writes bench/results/personal-data.md.</summary>
internal static class PersonalStudy
{
    private const int Resamples = 1000;
    private const int Repeats = 40;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var path = Path.GetFullPath(Path.Combine(StudyReport.Root(), "..", "shared", "data", "presidio-research", "data", "synth_dataset_v2.json"));
        if (!File.Exists(path))
        {
            await Console.Error.WriteLineAsync($"The labelled file is not there: {path} is expected.");
            return 2;
        }

        var texts = LabelledText.Read(path);
        if (arguments is ["look", .. var types])
        {
            Look([.. texts.Where(text => text.IsLookedAt)], types.FirstOrDefault());
            return 0;
        }

        if (arguments is ["own", ..])
        {
            Look(OwnTexts(), type: null);
            return 0;
        }

        if (arguments is ["alarms", var file])
        {
            Alarms(file);
            return 0;
        }

        var text = new StringBuilder();
        Write(text, texts);
        await StudyReport.WriteAsync("personal-data", "Personal data that was not trained on", "dotnet run -c Release --project bench/Rung.Studies -- personal", text.ToString());
        return 0;
    }

    private static IReadOnlyList<LabelledText> OwnTexts() =>
        LabelledText.ReadMarked(Path.Combine(StudyReport.Root(), "bench", "Rung.Studies", "Personal", "held-out.txt"));

    private static bool IsRight(LabelledText text, IReadOnlyList<PersonalSpan> found, string? type) =>
        type is null || (CompareType(text, found, type) is var counts && counts.Matched == counts.Annotated && counts.Matched == counts.Predicted);

    /// <summary>The file has one type for all dates.</summary>
    private static SpanCounts CompareType(LabelledText text, IReadOnlyList<PersonalSpan> found, string type) => SpanEvaluation.Compare(
        text.Text,
        text.Spans,
        [.. found.Select(span => span.Type == PersonalTypes.DateOfBirth ? span with { Type = PersonalTypes.DateTime } : span)],
        type);

    /// <summary>What is wrong in texts that may be read; of one type only where that is asked.</summary>
    private static void Look(IReadOnlyList<LabelledText> texts, string? type)
    {
        var total = default(SpanCounts);
        foreach (var text in texts)
        {
            var found = PersonalDataDetector.Shared.Detect(text.Text);
            var counts = SpanEvaluation.Compare(text.Text, text.Spans, found);
            total += counts;
            if (counts.Matched < counts.Annotated || counts.Matched < counts.Predicted || !IsRight(text, found, type))
            {
                Console.WriteLine($"{text.Text.ReplaceLineEndings("⏎")}\n   right: {Shown(text, text.Spans)}\n   found: {Shown(text, found)}");
            }
        }

        foreach (var (name, _) in texts.SelectMany(text => text.Spans).CountBy(span => span.Type).OrderByDescending(count => count.Value))
        {
            Print(name, texts.Aggregate(default(SpanCounts), (sum, one) => sum + CompareType(one, PersonalDataDetector.Shared.Detect(one.Text), name)));
        }

        Print("all", total);
    }

    private static void Print(string name, SpanCounts counts) =>
        Console.WriteLine(FormattableString.Invariant($"{name,-20} {counts.Annotated,5} P {counts.Precision:0.000} R {counts.Recall:0.000} F2 {counts.F2:0.000}"));

    /// <summary>What is found in a file of lines.</summary>
    private static void Alarms(string file)
    {
        foreach (var line in File.ReadLines(file))
        {
            var found = PersonalDataDetector.Shared.Detect(line);
            if (found.Count > 0)
            {
                Console.WriteLine($"{string.Join(" | ", found.Select(span => $"{span.Type} {line[span.Start..span.End]}"))}   <<   {line}");
            }
        }
    }

    private static string Shown(LabelledText text, IReadOnlyList<PersonalSpan> spans) =>
        string.Join(" | ", spans.OrderBy(span => span.Start).Select(span => $"{span.Type} {text.Text[span.Start..span.End].ReplaceLineEndings("⏎")}"));

    private static void Write(StringBuilder text, IReadOnlyList<LabelledText> texts)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"{texts.Count:#,0} sentences of {texts.Select(one => one.Template).Distinct().Count()} templates. Spans are counted as presidio-research's span evaluator does (`SpanEvaluation`): matched at an");
        text.AppendLine("overlap (IoU of characters) of at least 0.9, in all with every type as one. Intervals: 95 %, bootstrap over templates, seed 1.");
        text.AppendLine("Half of the templates (`look`, by a hash) were read to learn what the file calls personal; the other half (`blind`) was only counted.");
        text.AppendLine("The protocol, and how often these totals were looked at, is in docs/personal-data.md.");
        text.AppendLine();
        text.AppendLine("| what | sentences | precision | recall | F2 |");
        text.AppendLine("| --- | ---: | --- | --- | --- |");
        var shared = PersonalDataDetector.Shared;
        AppendRow(text, "all", texts, one => Compare(shared, one));
        AppendRow(text, "look", [.. texts.Where(one => one.IsLookedAt)], one => Compare(shared, one));
        AppendRow(text, "blind", [.. texts.Where(one => !one.IsLookedAt)], one => Compare(shared, one));
        var strict = PersonalDataDetector.Create(Lexicon.Read(Lexicon.OpenEmbedded, WordsOf(texts)));
        AppendRow(text, "all, every word of the file's spans taken out of the lists", texts, one => Compare(strict, one));
        AppendRow(text, "blind, the same", [.. texts.Where(one => !one.IsLookedAt)], one => Compare(strict, one));
        AppendRow(text, "texts of our own that were not trained on (held-out.txt)", OwnTexts(), one => Compare(shared, one));
        text.AppendLine();
        text.AppendLine("By type, the type has to be right too (dates of birth count as dates, for which the file has one type):");
        text.AppendLine();
        text.AppendLine("| type | spans | precision | recall | F2 |");
        text.AppendLine("| --- | ---: | --- | --- | --- |");
        foreach (var type in texts.SelectMany(one => one.Spans).CountBy(span => span.Type).OrderByDescending(type => type.Value))
        {
            AppendRow(text, type.Key, texts, one => CompareType(one, shared.Detect(one.Text), type.Key), type.Value);
        }

        AppendSpeed(text, texts);
    }

    private static SpanCounts Compare(PersonalDataDetector detector, LabelledText text) =>
        SpanEvaluation.Compare(text.Text, text.Spans, detector.Detect(text.Text));

    private static HashSet<string> WordsOf(IReadOnlyList<LabelledText> texts)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var tokens = new List<Token>();
        foreach (var (text, span) in texts.SelectMany(text => text.Spans.Select(span => (text, span))))
        {
            var value = text.Text[span.Start..span.End];
            Tokenizer.Tokenize(value, tokens);
            words.UnionWith(tokens.Select(token => value.Substring(token.Start, token.Length).ToLowerInvariant()));
        }

        return words;
    }

    private static void AppendRow(StringBuilder text, string name, IReadOnlyList<LabelledText> texts, Func<LabelledText, SpanCounts> compare, int? count = null)
    {
        var clusters = texts.GroupBy(one => one.Template).Select(group => group.Aggregate(default(SpanCounts), (sum, one) => sum + compare(one))).ToArray();
        var total = clusters.Aggregate(default(SpanCounts), (sum, one) => sum + one);
        var random = new SplitMix64(1);
        var drawn = Enumerable.Range(0, Resamples).Select(_ => Enumerable.Range(0, clusters.Length).Aggregate(default(SpanCounts), (sum, _) => sum + clusters[random.Next(clusters.Length)])).ToArray();
        text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {count ?? texts.Count:#,0} | {With(total.Precision, drawn, one => one.Precision)} | {With(total.Recall, drawn, one => one.Recall)} | {With(total.F2, drawn, one => one.F2)} |");
    }

    private static string With(double value, SpanCounts[] drawn, Func<SpanCounts, double> of)
    {
        var sorted = drawn.Select(of).Order().ToArray();
        return FormattableString.Invariant($"{value:0.000} [{sorted[(int)(0.025 * sorted.Length)]:0.000}, {sorted[(int)(0.975 * sorted.Length)]:0.000}]");
    }

    private static void AppendSpeed(StringBuilder text, IReadOnlyList<LabelledText> texts)
    {
        var megabytes = texts.Sum(one => Encoding.UTF8.GetByteCount(one.Text)) * Repeats / 1e6;
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Repeats; i++)
        {
            foreach (var one in texts)
            {
                PersonalDataDetector.Shared.Detect(one.Text);
            }
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"Speed, one thread: {megabytes:0.0} MB of these sentences in {seconds:0.0} s, {megabytes / seconds:0.0} MB/s.");
    }
}
