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

    private static readonly string[] WeightNames = ["adapter_config.json", "adapter_model.safetensors"];

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

    /// <summary>All of them. One that is damaged is left out: the others are as good as before.</summary>
    public StoredAdapters All()
    {
        if (!Directory.Exists(_folder))
        {
            return StoredAdapters.None;
        }

        var adapters = ImmutableArray.CreateBuilder<TrainedAdapter>();
        var faults = ImmutableArray.CreateBuilder<string>();
        foreach (var folder in Directory.EnumerateDirectories(_folder).Order(StringComparer.Ordinal))
        {
            try
            {
                adapters.Add(Read(folder));
            }
            catch (Exception fault) when (fault is TuningException or IOException or UnauthorizedAccessException)
            {
                faults.Add($"The adapter in '{folder}' is left out: {fault.Message} Remove the folder, and train the adapter again.");
            }
        }

        return new StoredAdapters(adapters.ToImmutable(), faults.ToImmutable());
    }

    /// <summary>The adapter that this very training has given; <see langword="null"/>: it was not trained yet, or is damaged.</summary>
    public TrainedAdapter? Find(TuningPlan plan)
    {
        var id = plan.Id.ToString();
        return All().Adapters.FirstOrDefault(adapter => adapter.Plan == id);
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

    /// <exception cref="TuningException">It is damaged; says where and how.</exception>
    private static TrainedAdapter Read(string folder)
    {
        var path = Path.Combine(folder, RecordName);
        if (WeightNames.Prepend(RecordName).FirstOrDefault(name => !File.Exists(Path.Combine(folder, name))) is { } missing)
        {
            throw new TuningException($"its file {missing} is missing.");
        }

        try
        {
            var adapter = JsonSerializer.Deserialize(File.ReadAllBytes(path), TuningJson.Default.TrainedAdapter);
            if (adapter is not { Schema: TrainedAdapter.CurrentSchema })
            {
                throw new TuningException($"its {RecordName} has the schema '{adapter?.Schema}'; this version reads {TrainedAdapter.CurrentSchema}.");
            }

            return ModelDigest.Of(folder).ToString() == adapter.Id && Path.GetFileName(folder) == adapter.Id
                ? adapter
                : throw new TuningException($"{string.Join(" or ", WeightNames)} is not what {RecordName} names: it was changed.");
        }
        catch (JsonException exception)
        {
            throw new TuningException($"its {RecordName} is damaged ({exception.Message}).", exception);
        }
    }
}
