using System.Globalization;
using System.Text;
using Rung.Studies;
using Rung.Tensors.Studies.Decoding;

namespace Rung.Tensors.Studies.Growth;

/// <summary>How time and memory grow with layers, width and length, the others held still.</summary>
internal static class GrowthStudy
{
    private static readonly (string Size, (int Layers, int Width, int Length)[] Points, Func<GrowthPoint, double> Of)[] Axes =
    [
        ("layers", [.. new[] { 2, 4, 8, 16, 32 }.Select(layers => (layers, 256, 256))], point => point.Layers),
        ("width", [.. new[] { 64, 128, 256, 512, 1024 }.Select(width => (4, width, 256))], point => point.Width),
        ("length", [.. new[] { 64, 128, 256, 512, 1024 }.Select(length => (4, 256, length))], point => point.Length),
    ];

    private static readonly (string Name, Func<GrowthPoint, double> Of)[] Figures =
    [
        ("step of training", point => point.StepSeconds),
        ("peak memory", point => point.PeakBytes),
        ("prefill", point => point.PrefillSeconds),
        ("generated token", point => point.TokenSeconds),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["point", var layers, var width, var length])
        {
            return await GrowthMeasurement.RunAsync(Number(layers), Number(width), Number(length));
        }

        var text = new StringBuilder();
        foreach (var (size, points, of) in Axes)
        {
            var measured = new List<GrowthPoint>();
            foreach (var (pointLayers, pointWidth, pointLength) in points)
            {
                measured.Add(await GrowthMeasurement.InProcessAsync(pointLayers, pointWidth, pointLength));
            }

            await StudyReport.WritePictureAsync($"growth-{size}", GrowthCurves.Draw(size, [.. Figures.Select(figure => (figure.Name, Over(measured, of, figure.Of)))]));
            text.Append(Table(size, measured, of));
        }

        await StudyReport.WriteAsync(
            "growth",
            "Growth with layers, width and length",
            "dotnet run -c Release --project bench/Rung.Tensors.Studies -- growth",
            $"Random weights of Llama's form (seed 1), heads of 64, vocabulary 4,096, float32, {OwnGeneration.Threads} threads; where it does not vary: 4 layers, width 256, length 256. A step is one of "
            + "LoRA training (r = 8 on q, k, v, o) on 4 texts, the median of three after one to warm up; peak memory is that of the whole process, the runtime included; prefill is a prompt of the length, "
            + "a generated token one behind it, medians of three. The exponent is the slope of the logarithms over the five sizes.\n" + text);
        return 0;
    }

    private static string Table(string size, List<GrowthPoint> measured, Func<GrowthPoint, double> of)
    {
        var text = new StringBuilder($"\n## {size}\n\n![growth with {size}](growth-{size}.svg)\n\n| {size} | step, ms | peak, MB | prefill, ms | token, ms |\n| --: | --: | --: | --: | --: |\n");
        foreach (var point in measured)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {of(point):0} | {point.StepSeconds * 1e3:F1} | {point.PeakBytes / 1e6:F0} | {point.PrefillSeconds * 1e3:F2} | {point.TokenSeconds * 1e3:F3} |\n");
        }

        var exponents = Figures.Select(figure => GrowthCurves.Exponent(Over(measured, of, figure.Of)).ToString("F2", CultureInfo.InvariantCulture));
        return text.Append(CultureInfo.InvariantCulture, $"| exponent | {string.Join(" | ", exponents)} |\n").ToString();
    }

    private static IReadOnlyList<(double X, double Y)> Over(List<GrowthPoint> measured, Func<GrowthPoint, double> of, Func<GrowthPoint, double> figure) =>
        [.. measured.Select(point => (of(point), figure(point)))];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
