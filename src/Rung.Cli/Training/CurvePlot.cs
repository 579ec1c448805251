using System.Globalization;
using Rung.Engine.Tuning;

namespace Rung.Cli.Training;

/// <summary>The curve of a training in characters: the loss on train as a line of dots, looks at dev as discs on the same scale.</summary>
internal sealed class CurvePlot
{
    private const int Height = 9;
    private const int DotsAcross = 2;
    private const int DotsDown = 4;
    private const char Braille = '\u2800';

    private static readonly int[][] Bits = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

    private readonly List<(int Step, double Loss)> _train = [];
    private readonly List<(int Step, double Loss)> _dev = [];
    private int _steps = 1;

    public void Add(TuningProgress progress)
    {
        _steps = progress.Steps;
        if (progress.TrainLoss is { } loss && double.IsFinite(loss))
        {
            _train.Add((progress.Step, loss));
        }

        if (progress.Look?.Loss is { } dev && double.IsFinite(dev))
        {
            _dev.Add((progress.Step, dev));
        }
    }

    /// <param name="width">Characters across, the scale aside.</param>
    public IEnumerable<string> Draw(int width)
    {
        if (_train.Count == 0)
        {
            return [];
        }

        var (low, high) = Range();
        int[][] cells = [.. Enumerable.Range(0, Height).Select(_ => new int[width])];
        foreach (var column in _train.GroupBy(point => Column(point.Step, width * DotsAcross)))
        {
            var down = Row(column.Average(point => point.Loss), low, high, Height * DotsDown);
            cells[down / DotsDown][column.Key / DotsAcross] |= Bits[column.Key % DotsAcross][down % DotsDown];
        }

        var discs = _dev.ToLookup(point => (Row(point.Loss, low, high, Height), Column(point.Step, width)));
        return Enumerable.Range(0, Height).Select(row => Scale(row, low, high) + string.Concat(Enumerable.Range(0, width).Select(column =>
            discs.Contains((row, column)) ? '●' : cells[row][column] == 0 ? ' ' : (char)(Braille + cells[row][column]))));
    }

    private (double Low, double High) Range()
    {
        var all = _train.Concat(_dev).Select(point => point.Loss).ToArray();
        return (all.Min(), Math.Max(all.Max(), all.Min() + 1e-6));
    }

    private int Column(int step, int width) => Math.Clamp((int)((long)(step - 1) * width / _steps), 0, width - 1);

    private static int Row(double loss, double low, double high, int height) =>
        Math.Clamp((int)((high - loss) / (high - low) * height), 0, height - 1);

    private static string Scale(int row, double low, double high)
    {
        var value = row == 0 ? high : row == Height - 1 ? low : (double?)null;
        var text = value is { } shown ? shown.ToString("0.000", CultureInfo.InvariantCulture) : row == Height / 2 ? "loss" : "";
        return $"{text,8} │";
    }
}
