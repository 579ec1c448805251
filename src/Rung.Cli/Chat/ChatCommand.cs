using System.CommandLine;
using Rung.Engine.Local;

namespace Rung.Cli.Chat;

/// <summary><c>rung chat MODEL</c>: talks with a model on this machine.</summary>
internal static class ChatCommand
{
    public const string Name = "chat";

    private const string Description =
        "Talk with a model on this machine. What is piped in is one message, and its answer goes to standard output.\n\n"
        + "Example: rung chat models/SmolLM2-135M-Instruct --temperature 0.7\n"
        + "Example: echo \"Once upon a time\" | rung chat models/tinystories-656k --max-tokens 60";

    private const int DefaultMaxTokens = 512;

    public static Command Create()
    {
        var model = LocalOptions.Model();
        var adapter = new Option<string?>("--adapter") { Description = "A folder with an adapter (LoRA, PEFT's format) that the model wears.", HelpName = "DIR" };
        var system = new Option<string?>("--system") { Description = "What the model is told before the conversation.", HelpName = "TEXT" };
        var temperature = new Option<float>("--temperature") { Description = "0, the default, takes the likeliest token always, as a climb does; 0.7 is livelier." };
        var topP = new Option<float>("--top-p") { Description = "Draw from the fewest tokens that have this probability together.", DefaultValueFactory = _ => 1 };
        var topK = new Option<int>("--top-k") { Description = "Draw from so many of the likeliest tokens; 0 for all." };
        var seed = new Option<long>("--seed") { Description = "Decides the draws: the same seed and words give the same answer.", DefaultValueFactory = _ => 1 };
        var maxTokens = new Option<int>("--max-tokens") { Description = "The most tokens of an answer.", DefaultValueFactory = _ => DefaultMaxTokens };
        var stop = new Option<string[]>("--stop") { Description = "Words that end an answer; may be given several times.", HelpName = "TEXT" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object (schema rung.chat/1) and nothing else; needs a message that is piped in." };
        var (format, threads) = (LocalOptions.Format(), LocalOptions.Threads());
        var command = new Command(Name, Description) { model, adapter, system, temperature, topP, topK, seed, maxTokens, stop, json, format, threads };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new ChatArguments
            {
                Model = parsed.GetRequiredValue(model),
                Adapter = parsed.GetValue(adapter),
                System = parsed.GetValue(system),
                Temperature = parsed.GetValue(temperature),
                TopP = parsed.GetValue(topP),
                TopK = parsed.GetValue(topK),
                Seed = parsed.GetValue(seed),
                MaxTokens = parsed.GetValue(maxTokens),
                Stops = [.. parsed.GetValue(stop) ?? []],
                PrintsJson = parsed.GetValue(json),
                Options = new LocalModelOptions { Format = LocalOptions.Read(parsed, format), Threads = parsed.GetValue(threads), Today = TimeProvider.System.GetLocalNow() },
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ChatArguments arguments, CancellationToken cancellationToken)
    {
        var here = Environment.CurrentDirectory;
        if (arguments.Adapter is { } adapter && !Directory.Exists(adapter))
        {
            throw new LocalModelException($"There is no adapter '{adapter}': found no such folder. Name one that holds adapter_config.json and adapter_model.safetensors.");
        }

        using var model = LocalModel.Open(ModelFolder.Find(arguments.Model, here), arguments.Options);
        var folder = arguments.Adapter is null ? null : Path.GetFullPath(arguments.Adapter);
        using var client = new LocalChatClient(model, folder);
        var conversation = new Conversation(client, arguments);
        if (Console.IsInputRedirected)
        {
            return await OneShot.RunAsync(conversation, arguments, cancellationToken);
        }

        return arguments.PrintsJson
            ? throw new LocalModelException("--json prints one answer, and there is no message. Pipe one in: echo \"…\" | rung chat MODEL --json")
            : await new ChatLoop(model, conversation, arguments).RunAsync();
    }
}
