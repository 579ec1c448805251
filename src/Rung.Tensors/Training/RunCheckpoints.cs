using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Rung.Tensors.Checkpoints;

namespace Rung.Tensors.Training;

/// <summary>
/// The checkpoints of a run: each one file, complete or not there, whenever the process dies. The two latest are kept, so
/// that one is always whole even where a disk lost the last one.
/// </summary>
internal sealed class RunCheckpoints(string folder, string fingerprint)
{
    private const string Prefix = "step-";
    private const string Suffix = ".safetensors";
    private const int Kept = 2;

    // JSON has no word for what is no number; a curve may have to say it.
    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public void Save(TrainingState state, AdamW optimiser, IReadOnlyDictionary<string, float[]>? best)
    {
        var tensors = optimiser.States.SelectMany(entry => new[]
        {
            TensorContent.Of($"value/{entry.Parameter.Name}", entry.Parameter.Values, entry.Parameter.Values.Length),
            TensorContent.Of($"first/{entry.Parameter.Name}", entry.First, entry.First.Length),
            TensorContent.Of($"second/{entry.Parameter.Name}", entry.Second, entry.Second.Length),
        }).Concat((best ?? new Dictionary<string, float[]>()).Select(pair => TensorContent.Of($"best/{pair.Key}", pair.Value, pair.Value.Length)));
        SafetensorsWriter.Write(
            Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{state.Step:D8}{Suffix}")),
            tensors,
            new Dictionary<string, string> { ["run"] = fingerprint, ["state"] = JsonSerializer.Serialize(state, Json) });
        foreach (var old in Complete().Skip(Kept))
        {
            File.Delete(old);
        }
    }

    /// <summary>Takes the latest complete checkpoint over into the optimiser and its parameters; nothing where there is none.</summary>
    /// <exception cref="TrainingException">The folder holds the checkpoints of another run.</exception>
    public TrainingState? Resume(AdamW optimiser, out Dictionary<string, float[]>? best)
    {
        best = null;
        if (!Directory.Exists(folder))
        {
            return null;
        }

        foreach (var part in Directory.EnumerateFiles(folder, "*.part"))
        {
            File.Delete(part);
        }

        foreach (var path in Complete())
        {
            if (TryOpen(path) is { } file)
            {
                using (file)
                {
                    return Read(file, optimiser, out best);
                }
            }
        }

        return null;
    }

    private IEnumerable<string> Complete() =>
        Directory.EnumerateFiles(folder, $"{Prefix}*{Suffix}").OrderDescending(StringComparer.Ordinal);

    private static SafetensorsFile? TryOpen(string path)
    {
        try
        {
            return SafetensorsFile.Open(path);
        }
        catch (CheckpointException)
        {
            return null;
        }
    }

    private TrainingState Read(SafetensorsFile file, AdamW optimiser, out Dictionary<string, float[]>? best)
    {
        if (file.Metadata.GetValueOrDefault("run") != fingerprint)
        {
            throw new TrainingException(
                $"'{file.Path}' is the checkpoint of a run with other examples, settings or parameters. Name an empty folder, or remove it to begin anew.");
        }

        foreach (var (parameter, first, second) in optimiser.States)
        {
            file.ReadFloats($"value/{parameter.Name}", parameter.Values);
            file.ReadFloats($"first/{parameter.Name}", first);
            file.ReadFloats($"second/{parameter.Name}", second);
        }

        best = optimiser.States.All(entry => file.Tensors.ContainsKey($"best/{entry.Parameter.Name}"))
            ? optimiser.States.ToDictionary(entry => entry.Parameter.Name, entry => ReadBest(file, entry.Parameter.Name, entry.First.Length))
            : null;
        return JsonSerializer.Deserialize<TrainingState>(file.Metadata["state"], Json)
            ?? throw new CheckpointException(file.Path, "It has no state of a run.");
    }

    private static float[] ReadBest(SafetensorsFile file, string name, int length)
    {
        var values = new float[length];
        file.ReadFloats($"best/{name}", values);
        return values;
    }
}
