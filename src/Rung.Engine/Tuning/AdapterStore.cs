using System.Collections.Immutable;
using System.Text.Json;
using Rung.Core.Data;
using Rung.Engine.Local;
using Rung.Engine.Tasks;

namespace Rung.Engine.Tuning;

/// <summary>The adapters of a task, each in a folder under its hash: PEFT's two files, which any other program loads as they are, and our record.</summary>
internal sealed class AdapterStore
{
    private const string RecordName = "adapter.json";

    private readonly string _folder;

    /// <param name="taskFolder">The folder of <c>rung.yaml</c>.</param>
    public AdapterStore(string taskFolder)
    {
        State = StateFolder.Of(taskFolder);
        _folder = Path.Combine(State, "adapters");
    }

    /// <summary>The task's folder of state.</summary>
    public string State { get; }

    /// <summary>Where an adapter's files are.</summary>
    public string FolderOf(TrainedAdapter adapter) => Path.Combine(_folder, adapter.Id);

    /// <summary>All of them, by their hash.</summary>
    /// <exception cref="TuningException">A record cannot be read, or the files are not those that it names.</exception>
    public ImmutableArray<TrainedAdapter> All() => Directory.Exists(_folder)
        ? [.. Directory.EnumerateDirectories(_folder).Order(StringComparer.Ordinal).Where(folder => File.Exists(Path.Combine(folder, RecordName))).Select(Read)]
        : [];

    /// <summary>The adapter that this very training has given; <see langword="null"/>: it was not trained yet.</summary>
    /// <exception cref="TuningException">A record cannot be read, or the files are not those that it names.</exception>
    public TrainedAdapter? Find(TuningPlan plan)
    {
        var id = plan.Id.ToString();
        return All().FirstOrDefault(adapter => adapter.Plan == id);
    }

    /// <summary>Takes an adapter's files over into the store; where they are there already, the record is written anew.</summary>
    public TrainedAdapter Add(string from, Func<ContentHash, TrainedAdapter> describe)
    {
        var adapter = describe(ModelDigest.Of(from));
        var folder = FolderOf(adapter);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        // The record comes last: a folder with one is complete.
        var record = Path.Combine(folder, RecordName);
        File.WriteAllBytes($"{record}.part", JsonSerializer.SerializeToUtf8Bytes(adapter, TuningJson.Default.TrainedAdapter));
        File.Move($"{record}.part", record, overwrite: true);
        return adapter;
    }

    private static TrainedAdapter Read(string folder)
    {
        var path = Path.Combine(folder, RecordName);
        try
        {
            var adapter = JsonSerializer.Deserialize(File.ReadAllBytes(path), TuningJson.Default.TrainedAdapter);
            if (adapter is not { Schema: TrainedAdapter.CurrentSchema })
            {
                throw new TuningException($"'{path}' has the schema '{adapter?.Schema}'; this version reads {TrainedAdapter.CurrentSchema}. Remove the folder, and train the adapter again.");
            }

            return ModelDigest.Of(folder).ToString() == adapter.Id && Path.GetFileName(folder) == adapter.Id
                ? adapter
                : throw new TuningException($"The files in '{folder}' are not those that adapter.json names: they were changed. Remove the folder, and train the adapter again.");
        }
        catch (JsonException exception)
        {
            throw new TuningException($"'{path}' is damaged ({exception.Message}). Remove the folder, and train the adapter again.", exception);
        }
    }
}
