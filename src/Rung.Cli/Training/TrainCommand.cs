using System.CommandLine;
using Rung.Engine.Climbing;
using Rung.Engine.Local;
using Rung.Engine.Reports.Trainings;
using Rung.Engine.Tasks;
using Rung.Engine.Tuning;

namespace Rung.Cli.Training;

/// <summary><c>rung train DIR</c>: trains an adapter on the examples of a task.</summary>
internal static class TrainCommand
{
    private const string Description =
        "Train an adapter (LoRA) for a model on this machine: on train, its best step chosen on dev; the test is not looked at. "
        + "Ctrl-C stops, and the same command goes on.\n\nExample: rung train my-task --model tiny\nExample: rung train my-task --model tiny --rank 16 --epochs 5 --forecast";

    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "The folder of rung.yaml." };
        var model = new Option<string?>("--model") { Description = "A local model of rung.yaml by its name, or the folder of one. Default: the only one.", HelpName = "MODEL" };
        var rank = new Option<int?>("--rank") { Description = "The width of the adapter's middle. Default: 8." };
        var alpha = new Option<double?>("--alpha") { Description = "How strongly it works. Default: twice the rank." };
        var dropout = new Option<double?>("--dropout") { Description = "The share of inputs that is dropped while training. Default: 0." };
        var target = new Option<string[]>("--target") { Description = "A layer that gets an adapter, by the last part of its name (q_proj); may be given several times. Default: the attention's.", HelpName = "NAME" };
        var epochs = new Option<int?>("--epochs") { Description = "Times that every example is seen, at most. Default: 3." };
        var batch = new Option<int?>("--batch") { Description = "Examples of one step. Default: 8." };
        var rate = new Option<double?>("--learning-rate") { Description = "Default: by the width of the model, 2e-4 from 2048 on." };
        var patience = new Option<int?>("--patience") { Description = "Ends after so many looks at dev in a row that were no better than the best; 0 for never. Default: 3." };
        var dev = new Option<int?>("--dev-examples") { Description = "Dev examples that are answered at a look. Default: 64." };
        var save = new Option<bool?>("--save-memory") { Description = "Compute activations a second time instead of keeping them." };
        var seed = new Option<ulong?>("--seed") { Description = "Default: the task's." };
        var format = new Option<string?>("--format") { Description = "How the weights of the model are held: nf4 needs an eighth of the memory of f32 (QLoRA). Default: as rung.yaml says, or f32." };
        format.AcceptOnlyFromAmong([.. WeightFormats.Words]);
        var threads = LocalOptions.Threads();
        var forecast = new Option<bool>("--forecast") { Description = "Say what it would take, and train nothing." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object (schema rung.train/1) and nothing else." };
        var plain = new Option<bool>("--plain") { Description = "No live curve; a line for each look at dev." };
        var command = new Command("train", Description)
        {
            folder, model, rank, alpha, dropout, target, epochs, batch, rate, patience, dev, save, seed, format, threads, forecast, json, plain,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new TrainArguments
            {
                Folder = parsed.GetRequiredValue(folder).FullName,
                Model = parsed.GetValue(model),
                Rank = parsed.GetValue(rank),
                Alpha = parsed.GetValue(alpha),
                Dropout = parsed.GetValue(dropout),
                Targets = [.. parsed.GetValue(target) ?? []],
                Epochs = parsed.GetValue(epochs),
                Batch = parsed.GetValue(batch),
                LearningRate = parsed.GetValue(rate),
                Patience = parsed.GetValue(patience),
                DevExamples = parsed.GetValue(dev),
                SavesMemory = parsed.GetValue(save),
                Seed = parsed.GetValue(seed),
                Format = parsed.GetValue(format),
                Threads = parsed.GetValue(threads),
                OnlyForecasts = parsed.GetValue(forecast),
                PrintsJson = parsed.GetValue(json),
                IsPlain = parsed.GetValue(plain),
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(TrainArguments arguments, CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        var task = await TaskReader.ReadAsync(arguments.Folder, cancellationToken);
        var (model, tune) = TrainedModel.Of(task, arguments);
        await using var state = new TaskState(task.Folder, waits: true, Console.Error.WriteLine, clock);
        using var training = await TaskTraining.PrepareAsync(task, model, tune, state, clock, cancellationToken);
        await SayAsync(arguments, training, model);
        if (arguments.OnlyForecasts || training.Existing is not null)
        {
            await PrintAsync(arguments, training, training.Existing);
            return ExitCode.Done;
        }

        TrainedAdapter? adapter;
        using (var screen = TrainScreen.Open(arguments))
        {
            adapter = await training.RunAsync(screen.Show, cancellationToken);
            screen.Dispose();
            if (adapter is null)
            {
                await Console.Error.WriteLineAsync($"rung: stopped {screen.Where}. What was learnt is kept: the same command goes on from the last checkpoint.");
                return ExitCode.Interrupted;
            }
        }

        await PrintAsync(arguments, training, adapter);
        return ExitCode.Done;
    }

    private static async Task SayAsync(TrainArguments arguments, TaskTraining training, ModelDefinition model)
    {
        if (arguments.PrintsJson)
        {
            return;
        }

        await Console.Out.WriteLineAsync($"Training an adapter for '{model.Name}':");
        foreach (var line in TrainingText.Forecast(training.Forecast))
        {
            await Console.Out.WriteLineAsync($"  {line}");
        }

        if (training is { HasBegun: true, Existing: null })
        {
            await Console.Out.WriteLineAsync("  goes on from the last checkpoint of an earlier sitting");
        }
    }

    private static async Task PrintAsync(TrainArguments arguments, TaskTraining training, TrainedAdapter? adapter)
    {
        if (adapter is not null)
        {
            await ReportFile.WriteAsync(PictureOf(training, adapter), TrainingPicture.Draw(adapter), CancellationToken.None);
        }

        await Console.Out.WriteAsync(arguments.PrintsJson
            ? $"{TrainJson.Write(training, adapter)}\n"
            : adapter is null ? "" : TrainWords.Of(arguments, training, adapter, PictureOf(training, adapter)));
    }

    private static string PictureOf(TaskTraining training, TrainedAdapter adapter) => Path.Combine(training.FolderOf(adapter), "curve.svg");
}
