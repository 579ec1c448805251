using System.Globalization;
using System.Text;
using Rung.Tensors.Studies.Shapes;

namespace Rung.Tensors.Studies.Decoding;

/// <summary>One model's speed in each format on both sides, in turns.</summary>
internal sealed class ShapeTurns(string shape)
{
    private const string Prompts = "128,512,128,512"; // the second of each is taken: by then either side has made what it makes once
    private const int Rounds = 5;
    private const int BatchRounds = 3;

    // Each of our formats with the peer's nearest; it has none like NF4.
    private static readonly (string Ours, GgufType? Theirs)[] Formats =
        [("Float32", GgufType.F32), ("BFloat16", GgufType.BF16), ("Int8", GgufType.Q8), ("Nf4", null)];

    /// <summary>The tables, in Markdown.</summary>
    public async Task<string> MeasureAsync()
    {
        var single = new StringBuilder("| format | peer's | figure | here | llama.cpp | here ÷ llama.cpp | least – greatest |\n| --- | --- | --- | --: | --: | --: | --- |\n");
        var batched = new StringBuilder("| format | side | 1 text | 8 texts | 24 texts | 8 ÷ 1 | 24 ÷ 1 |\n| --- | --- | --: | --: | --: | --: | --: |\n");
        var bars = new BatchBars(ModelShape.Of(shape).Config);
        foreach (var (ours, theirs) in Formats)
        {
            await SinglyAsync(single, ours, theirs);
            await TogetherAsync(batched, bars, ours, theirs);
        }

        return $"\n## {shape}\n\nOne text: a prompt of 128 tokens, then 64 generated; prefill of 128 and of 512, each the second time in its process. Tokens/s, n = {Rounds} rounds; peak memory of the process, MB, decoding from 512.\n\n{single}"
            + $"\nTexts at once, each a prompt of 32 tokens and then 32 generated: generated tokens/s of all together, n = {BatchRounds} rounds.\n\n{batched}{bars}";
    }

    private async Task SinglyAsync(StringBuilder table, string ours, GgufType? theirs)
    {
        var here = new List<Measured>();
        var there = new List<Measured>();
        for (var round = 0; round < Rounds; round++)
        {
            here.Add(await OursAsync(ours, Prompts, tokens: 64, "1"));
            if (theirs is { } type)
            {
                there.Add(await TheirsAsync(type, Prompts, tokens: 64, "1", context: 1024));
            }
        }

        (string Name, Func<Measured, double> Of)[] figures =
        [
            ("decode after 128", run => At(run, 128).DecodeRate),
            ("prefill 128", run => At(run, 128).PrefillRate),
            ("prefill 512", run => At(run, 512).PrefillRate),
            ("peak memory", run => run.PeakBytes / 1e6),
        ];
        foreach (var (name, of) in figures)
        {
            table.Append(Row(ours, theirs, name, [.. here.Select(of)], [.. there.Select(of)]));
        }
    }

    private async Task TogetherAsync(StringBuilder table, BatchBars bars, string ours, GgufType? theirs)
    {
        var here = new List<Measured>();
        var there = new List<Measured>();
        for (var round = 0; round < BatchRounds; round++)
        {
            here.Add(await OursAsync(ours, "32", tokens: 32, "1,8,24"));
            if (theirs is { } type)
            {
                there.Add(await TheirsAsync(type, "32", tokens: 32, "1,8,24", context: 24 * 64));
            }
        }

        table.Append(BatchRow(ours, "here", here));
        bars.Add(ours, texts => Rates(here, texts));
        if (theirs is { } peer)
        {
            table.Append(BatchRow(peer.ToString(), "llama.cpp", there));
        }
    }

    private Task<Measured> OursAsync(string format, string prompts, int tokens, string texts) => MeasuringProcess.RunAsync(
        Environment.ProcessPath!, "decoding", "ours", DecodingStudy.Folder(shape), format, prompts, Text(tokens), texts, "1");

    private Task<Measured> TheirsAsync(GgufType type, string prompts, int tokens, string texts, int context) => MeasuringProcess.RunAsync(
        Path.Combine(DecodingStudy.Home, "build", "bin", "llama-batched-bench"),
        "-m", DecodingStudy.PeerFile(shape, type), "-c", Text(context), "-npp", prompts, "-ntg", Text(tokens), "-npl", texts,
        "-t", Text(OwnGeneration.Threads), "-tb", Text(OwnGeneration.Threads), "--output-format", "jsonl");

    private static Timing At(Measured run, int prompt) => run.Timings.Last(timing => timing.Prompt == prompt);

    private static string Row(string ours, GgufType? theirs, string figure, double[] here, double[] there)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"| {ours} | {theirs?.ToString() ?? "–"} | {figure} | {Median(here):F0} |");
        if (there.Length == 0)
        {
            return start + " – | – | – |\n";
        }

        double[] ratios = [.. here.Zip(there, (a, b) => a / b).Order()];
        return start + string.Create(
            CultureInfo.InvariantCulture, $" {Median(there):F0} | {Median(here) / Median(there):F2} | {ratios[0]:F2} – {ratios[^1]:F2} |\n");
    }

    private static string BatchRow(string format, string side, List<Measured> runs)
    {
        var (one, eight, many) = (Rate(runs, 1), Rate(runs, 8), Rate(runs, 24));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {format} | {side} | {one:F0} | {eight:F0} | {many:F0} | {eight / one:F2} | {many / one:F2} |\n");
    }

    private static double Rate(List<Measured> runs, int texts) => Median(Rates(runs, texts));

    private static double[] Rates(List<Measured> runs, int texts) =>
        [.. runs.Select(run => run.Timings.Last(timing => timing.Texts == texts).DecodeRate)];

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
