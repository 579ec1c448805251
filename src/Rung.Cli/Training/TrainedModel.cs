using Rung.Engine.Tasks;
using Rung.Engine.Tuning;

namespace Rung.Cli.Training;

/// <summary>Which model is trained, and how: what was typed over what <c>rung.yaml</c> says.</summary>
internal static class TrainedModel
{
    /// <exception cref="TuningException">No model is named, or several could be meant.</exception>
    public static (ModelDefinition Model, TuneDefinition Tune) Of(TaskDefinition task, TrainArguments arguments)
    {
        var model = ModelOf(task, arguments.Model ?? task.Tune?.Model);
        model = model with { Format = arguments.Format ?? model.Format, Threads = arguments.Threads ?? model.Threads };
        var said = task.Tune?.Model == model.Name ? task.Tune : new TuneDefinition { Model = model.Name };
        return (model, Learning(Shape(said, arguments), arguments));
    }

    private static TuneDefinition Shape(TuneDefinition said, TrainArguments arguments) => said with
    {
        Rank = arguments.Rank ?? said.Rank,
        Alpha = arguments.Alpha ?? said.Alpha,
        Dropout = arguments.Dropout ?? said.Dropout,
        Targets = arguments.Targets.IsEmpty ? said.Targets : arguments.Targets,
        Seed = arguments.Seed ?? said.Seed,
    };

    private static TuneDefinition Learning(TuneDefinition said, TrainArguments arguments) => said with
    {
        Epochs = arguments.Epochs ?? said.Epochs,
        Batch = arguments.Batch ?? said.Batch,
        LearningRate = arguments.LearningRate ?? said.LearningRate,
        Patience = arguments.Patience ?? said.Patience,
        DevExamples = arguments.DevExamples ?? said.DevExamples,
        SavesMemory = arguments.SavesMemory ?? said.SavesMemory,
    };

    private static ModelDefinition ModelOf(TaskDefinition task, string? name)
    {
        ModelDefinition[] local = [.. task.Models.Where(model => model.Provider == ModelDefinition.Local)];
        var names = string.Join(", ", local.Select(model => model.Name));
        return (name, local) switch
        {
            (null, [var only]) => only,
            (null, []) => throw new TuningException("rung.yaml names no local model. Add one (models: { tiny: { provider: local, model: path/to/folder } }), or name its folder: --model path/to/folder."),
            (null, _) => throw new TuningException($"rung.yaml names several local models: {names}. Say which with --model."),
            _ when Array.Find(local, model => model.Name == name) is { } found => found,
            _ when Directory.Exists(name) => new ModelDefinition
            {
                Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(name))),
                Provider = ModelDefinition.Local,
                Model = Path.GetFullPath(name),
            },
            _ => throw new TuningException($"'{name}' is no local model of rung.yaml{(local.Length == 0 ? "" : $" ({names})")}, and no folder. Name one of them, or the folder of a model."),
        };
    }
}
