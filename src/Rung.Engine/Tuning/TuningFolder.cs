namespace Rung.Engine.Tuning;

/// <summary>Where a training in the making keeps what it needs to go on.</summary>
internal sealed class TuningFolder(string path)
{
    public string Path { get; } = path;

    public string Checkpoints => System.IO.Path.Combine(Path, "checkpoints");

    public string Best => System.IO.Path.Combine(Path, "best");

    public string Looks => System.IO.Path.Combine(Path, "looks.jsonl");

    /// <summary>Whether an earlier sitting began here.</summary>
    public bool HasBegun => Directory.Exists(Checkpoints);

    public static TuningFolder Of(AdapterStore store, TuningPlan plan) =>
        new(System.IO.Path.Combine(store.State, "tuning", plan.Id.Short));

    public void Remove()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
