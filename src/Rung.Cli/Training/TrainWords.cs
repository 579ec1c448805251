using System.Text;
using Rung.Engine.Climbing;
using Rung.Engine.Reports.Trainings;
using Rung.Engine.Tuning;

namespace Rung.Cli.Training;

/// <summary>What a person reads when a training has ended.</summary>
internal static class TrainWords
{
    public static string Of(TrainArguments arguments, TaskTraining training, TrainedAdapter adapter, string picture)
    {
        var text = new StringBuilder();
        text.Append(training.Existing is null ? "\n" : "\nThis very training was done before; its adapter is kept. Another --seed makes another.\n");
        foreach (var line in TrainingText.Lines(adapter))
        {
            text.Append("- ").Append(line).Append('\n');
        }

        return text
            .Append($"\nAdapter: {training.FolderOf(adapter)}\nCurve: {picture}\n")
            .Append($"Next: rung climb {arguments.Folder} measures it on the test, beside the other candidates.\n")
            .ToString();
    }
}
