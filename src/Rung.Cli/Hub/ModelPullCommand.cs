using System.CommandLine;
using Rung.Tensors.Hub;

namespace Rung.Cli.Hub;

/// <summary><c>rung model pull NAME</c>: fetches what is needed of a model, and goes on where an earlier pull stopped.</summary>
internal static class ModelPullCommand
{
    private const string Description =
        "Fetch a model's configuration, tokenizer and safetensors from a hub; each file is checked by its hash, and a stopped pull goes on where it was.\n"
        + "The hub's address is --endpoint or HF_ENDPOINT; a token is read from HF_TOKEN and goes to that host alone.\n\n"
        + "Example: rung model pull HuggingFaceTB/SmolLM2-135M-Instruct\nExample: rung model pull org/name@v1.0 --cache models/";

    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "ORG/NAME, or ORG/NAME@REVISION." };
        var cache = new Option<DirectoryInfo?>("--cache") { Description = "Where models are kept (default: ~/.cache/rung/models).", HelpName = "DIR" };
        var endpoint = new Option<string?>("--endpoint") { Description = "The hub's address.", HelpName = "URL" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object (schema rung.model-pull/1) and nothing else." };
        var plain = new Option<bool>("--plain") { Description = "Quiet lines instead of a moving one." };
        var command = new Command("pull", Description) { name, cache, endpoint, json, plain };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            ModelName.Parse(parsed.GetRequiredValue(name)),
            Options(parsed.GetValue(cache), parsed.GetValue(endpoint)),
            parsed.GetValue(json),
            parsed.GetValue(plain),
            cancellationToken));
        return command;
    }

    private static HubOptions Options(DirectoryInfo? cache, string? endpoint)
    {
        // A typed address wins, also over a broken one in the environment.
        var options = endpoint is null ? HubOptions.FromEnvironment() : HubOptions.FromEnvironment(HubOptions.EndpointOf(endpoint));
        return cache is null ? options : options with { CacheFolder = cache.FullName };
    }

    private static async Task<int> RunAsync(ModelName name, HubOptions options, bool isJson, bool isPlain, CancellationToken cancellationToken)
    {
        using var client = new HubClient(options);
        using var line = new PullLine(isPlain);
        try
        {
            var pulled = await client.PullAsync(name, line, cancellationToken);
            line.Dispose();
            await Console.Out.WriteAsync(isJson ? PullWords.ToJson(pulled) : PullWords.ToText(pulled));
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            line.Dispose();
            await Console.Error.WriteLineAsync("rung: stopped. What came is kept: the same command goes on from there.");
            return ExitCode.Interrupted;
        }
    }
}
