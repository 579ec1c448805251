using System.CommandLine;

namespace Rung.Cli.Hub;

/// <summary><c>rung model</c>: local models, fetched and described.</summary>
internal static class ModelCommand
{
    private const string Description =
        "Fetch a model from a hub, or say what a model is and whether it can be run here.\n\n"
        + "Example: rung model pull HuggingFaceTB/SmolLM2-135M-Instruct\n"
        + "Example: rung model info HuggingFaceTB/SmolLM2-135M-Instruct";

    public static Command Create() => new("model", Description) { ModelPullCommand.Create(), ModelInfoCommand.Create() };
}
