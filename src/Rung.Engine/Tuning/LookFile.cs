using System.Collections.Immutable;
using System.Text.Json;

namespace Rung.Engine.Tuning;

/// <summary>The looks at dev of a training in the making, a line each, so that one that was stopped knows what it saw.</summary>
internal sealed class LookFile
{
    private readonly string _path;
    private readonly List<DevLook> _looks = [];

    public LookFile(string path)
    {
        _path = path;
        foreach (var line in File.Exists(path) ? File.ReadAllLines(path) : [])
        {
            if (Parse(line) is { } look)
            {
                _looks.Add(look);
            }
        }
    }

    public ImmutableArray<DevLook> All => [.. _looks];

    /// <summary>The best of those after a step was done: by the metric, and where that is equal by the loss.</summary>
    public DevLook? Best => _looks.Where(look => look.Step > 0).Aggregate((DevLook?)null, (best, look) => best is null || IsBetter(look, best) ? look : best);

    /// <summary>How many came after the best.</summary>
    public int SinceBest => Best is { } best ? _looks.Count(look => look.Step > best.Step) : 0;

    public void Add(DevLook look)
    {
        _looks.Add(look);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        File.AppendAllText(_path, $"{JsonSerializer.Serialize(look, LookJson.Default.DevLook)}\n");
    }

    /// <summary>Forgets what lies at or behind a step that is about to be done again.</summary>
    public void Rewind(int step)
    {
        if (_looks.RemoveAll(look => look.Step >= step) > 0)
        {
            File.WriteAllText(_path, string.Concat(_looks.Select(look => $"{JsonSerializer.Serialize(look, LookJson.Default.DevLook)}\n")));
        }
    }

    private static bool IsBetter(DevLook look, DevLook best) =>
        look.Metric > best.Metric || (look.Metric.Equals(best.Metric) && look.Loss < best.Loss);

    /// <summary><see langword="null"/>: a line that a killed process left half written.</summary>
    private static DevLook? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, LookJson.Default.DevLook);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
