using System.Diagnostics;
using System.Globalization;
using System.Text;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Models;
using Rung.Tensors.Training;
using Rung.Tensors.Training.Encoders;

namespace Rung.Tensors.Studies.Encoders;

/// <summary>Labels of Banking77 by an encoder with a head; the run beside its forecast.</summary>
internal static class LabelStudy
{
    public static async Task<string> RowAsync(StudyTexts texts, ModelConfig shape, int seed)
    {
        var all = await ReadAsync(texts);
        List<ClassifiedText> train = [.. all.Where((_, i) => i % 5 != 4)], dev = [.. all.Where((_, i) => i % 5 == 4)];
        shape = shape with { Labels = 1 + all.Max(text => text.Label) };
        var options = new TrainingOptions { Epochs = 4, BatchSize = 32, LearningRate = 1e-3, WarmUpShare = 0.1, Seed = (ulong)seed };
        var forecast = new ForecastOptions
        {
            Training = options,
            TrainTokens = train.Sum(text => (long)text.Tokens.Length),
            LearntTokens = 0,
            LongestExample = all.Max(text => text.Tokens.Length),
            Examples = train.Count,
        };
        options = options with { OperationsPerSecond = MachineSpeed.Measure(shape, forecast, TimeProvider.System, TimeSpan.FromSeconds(2), threads: 2) };
        using var encoder = TextEncoder.Create(shape, new EmbeddingConfig(Pooling.Mean, Normalises: true), (ulong)seed, new LoadOptions { Threads = 2 });
        var result = EncoderTrainer.TrainLabels(encoder, adapter: null, train, dev, options, progress: null, CancellationToken.None);

        var losses = result.Curve.Where(point => point.DevLoss is not null).Select(point => point.DevLoss!.Value.ToString("F3", CultureInfo.InvariantCulture));
        var logits = encoder.Classify([.. dev.Select(text => (ReadOnlyMemory<int>)text.Tokens.ToArray())]);
        var right = logits.Zip(dev, (row, text) => Array.IndexOf(row, row.Max()) == text.Label).Count(isRight => isRight);
        var (low, high) = Wilson(right, dev.Count);
        var check = result.Forecast!;
        Debug.Assert(encoder.Linears[0].Weight.Format == WeightFormat.Float32, "All of it is trained.");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {seed} | {train.Count:#,0}, {dev.Count:#,0} | {result.Steps} | {string.Join(" → ", losses)} | {(double)right / dev.Count:F3} [{low:F3}, {high:F3}] | {result.TokensSeen / result.Elapsed.TotalSeconds:#,0} | {check.Time.TotalSeconds:F1} s, {check.ForecastTime!.Value.TotalSeconds:F1} s | {check.Bytes / 1e6:F1} MB, {check.ForecastBytes / 1e6:F1} MB |");
    }

    private static async Task<List<ClassifiedText>> ReadAsync(StudyTexts texts)
    {
        var lines = (await File.ReadAllLinesAsync(StudyTexts.PathOf("data/banking77/train.csv"))).Skip(1).ToList();
        var records = new List<(string Text, string Label)>();
        var open = new StringBuilder();
        foreach (var line in lines)
        {
            open.Append(open.Length == 0 ? "" : " ").Append(line);
            var record = open.ToString();

            // A message in quotes may have line breaks; it is whole when its quotes are even.
            if (record.Count(character => character == '"') % 2 == 0)
            {
                var comma = record.LastIndexOf(',');
                records.Add((record[..comma].Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal), record[(comma + 1)..]));
                open.Clear();
            }
        }

        var labels = records.Select(record => record.Label).Distinct().Order(StringComparer.Ordinal).ToList();
        return records.ConvertAll(record => new ClassifiedText(texts.Tokens(record.Text), labels.IndexOf(record.Label)));
    }

    private static (double Low, double High) Wilson(int right, int count)
    {
        const double Z = 1.959964;
        var share = (double)right / count;
        var centre = (share + (Z * Z / (2 * count))) / (1 + (Z * Z / count));
        var half = Z / (1 + (Z * Z / count)) * Math.Sqrt((share * (1 - share) / count) + (Z * Z / (4.0 * count * count)));
        return (centre - half, centre + half);
    }
}
