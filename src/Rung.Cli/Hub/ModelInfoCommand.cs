using System.CommandLine;
using Rung.Tensors.Descriptions;
using Rung.Tensors.Hub;

namespace Rung.Cli.Hub;

/// <summary><c>rung model info FOLDER|NAME</c>: what a model is, what it takes, and whether it can be run here.</summary>
internal static class ModelInfoCommand
{
    private const string Description =
        "Say what a model is, what it takes in memory, and whether it can be run here. Nothing is loaded.\n\n"
        + "Example: rung model info HuggingFaceTB/SmolLM2-135M-Instruct\nExample: rung model info models/mine --json";

    public static Command Create()
    {
        var model = new Argument<string>("MODEL") { Description = "A folder, or the name of a model that was pulled." };
        var cache = new Option<DirectoryInfo?>("--cache") { Description = "Where models are kept (default: ~/.cache/rung/models).", HelpName = "DIR" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object (schema rung.model/1) and nothing else." };
        var command = new Command("info", Description) { model, cache, json };
        command.SetAction(async (parsed, _) =>
        {
            var folder = FolderOf(parsed.GetRequiredValue(model), parsed.GetValue(cache)?.FullName ?? new HubOptions().CacheFolder);
            var description = ModelDescription.Read(folder);
            await Console.Out.WriteAsync(parsed.GetValue(json) ? ModelJson.Of(description) : ModelWords.Of(description));
            return ExitCode.Done;
        });
        return command;
    }

    private static string FolderOf(string model, string cache)
    {
        if (Directory.Exists(model))
        {
            return Path.GetFullPath(model);
        }

        return ModelName.TryParse(model, out var name)
            ? new ModelCache(cache).Find(name) ?? throw new HubException($"There is no folder '{model}', and no model of this name in {cache}. Fetch it with: rung model pull {name}")
            : throw new HubException($"There is no folder '{model}', and it names no model.");
    }
}
