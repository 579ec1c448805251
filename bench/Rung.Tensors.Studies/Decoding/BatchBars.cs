using System.Globalization;
using System.Text;
using Rung.Tensors.Checkpoints;

namespace Rung.Tensors.Studies.Decoding;

/// <summary>
/// What the bars of batches, multiples of one text's speed, ask of the machine: the faster one text is, the nearer they come
/// to the most that it can multiply, and beyond.
/// </summary>
internal sealed class BatchBars(ModelConfig config)
{
    private static readonly (int Texts, int Factor)[] Bars = [(8, 3), (24, 5)];

    private readonly StringBuilder _rows = new();
    private readonly double[] _peaks = MachinePeak.Measure(OwnGeneration.Threads);

    /// <summary>Each weight of a layer and of the head, once multiplied and once added.</summary>
    private double OperationsPerToken
    {
        get
        {
            var (width, heads) = ((double)config.HiddenSize, config.Heads * config.HeadSize);
            var attention = (2 * width * heads) + (2 * width * config.KeyValueHeads * config.HeadSize);
            return 2 * ((config.Layers * (attention + (3 * width * config.IntermediateSize))) + (width * config.VocabularySize));
        }
    }

    /// <param name="format">Ours.</param>
    /// <param name="ratesOf">Generated tokens a second of so many texts together, in each round.</param>
    public void Add(string format, Func<int, double[]> ratesOf)
    {
        var single = ratesOf(1);
        foreach (var (texts, factor) in Bars)
        {
            var together = ratesOf(texts);
            var (one, reached) = (Median(single), Median(together));
            double[] times = [.. together.Zip(single, (many, alone) => many / alone).Order()];
            _rows.Append(string.Create(
                CultureInfo.InvariantCulture,
                $"| {format} | {texts} | {factor} × {one:F0} = {factor * one:F0} | {Share(factor * one):F0}% | {reached:F0} | {Share(reached):F0}% | {reached / one:F2} | {times[0]:F2} – {times[^1]:F2} |\n"));
        }
    }

    public override string ToString()
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"\nWhat bars of 3 and 5 times one text ask of the machine. {OwnGeneration.Threads} threads do at most {_peaks[^1] / 1e9:F0} GFLOP/s of float multiply–adds in registers (the greatest of "
            + $"n = {MachinePeak.Rounds} rounds, the least {_peaks[0] / 1e9:F0}); a token takes {OperationsPerToken / 1e6:F1} MFLOP of products with weights. A bar above 100% lies above the machine, and near it "
            + $"nothing is left for attention, norms and the choice of tokens.\n\n");
        return text
            + "| format | texts | bar, tokens/s | of the peak | here, tokens/s | of the peak | times one text | least – greatest |\n| --- | --: | --: | --: | --: | --: | --: | --- |\n"
            + _rows;
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    /// <summary>In percent.</summary>
    private double Share(double rate) => 100 * rate * OperationsPerToken / _peaks[^1];
}
