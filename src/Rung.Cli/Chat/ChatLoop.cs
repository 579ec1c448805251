using System.Globalization;
using Microsoft.Extensions.AI;
using Rung.Engine.Local;

namespace Rung.Cli.Chat;

/// <summary>The conversation on a terminal: a line is a message, and a line that begins with a slash is meant for the program.</summary>
internal sealed class ChatLoop(LocalModel model, Conversation conversation, ChatArguments arguments)
{
    private const string Help =
        "/reset        forget the conversation\n/system TEXT  forget it, and tell the model this before the next one\n/quit         end (Ctrl-D too)\n"
        + "Ctrl-C stops an answer; what was written of it stays in the conversation.";

    private readonly Lock _gate = new();
    private readonly bool _hasColours = Environment.GetEnvironmentVariable("NO_COLOR") is null or "" && !Console.IsOutputRedirected;
    private CancellationTokenSource? _answer; // guarded by the gate: the signal comes on a thread of its own
    private int _idleInterrupts;

    public async Task<int> RunAsync()
    {
        await Console.Out.WriteLineAsync(Faint($"Loading {model.Name} …"));
        await model.LoadAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync(Faint(Greeting()));
        using var interrupt = Signals.OnInterrupt(OnInterrupt);
        while (true)
        {
            await Console.Out.WriteAsync(Strong("> "));
            var line = await Task.Run(Console.In.ReadLine);
            if (line is null || line.Trim() is "/quit" or "/exit")
            {
                await Console.Out.WriteLineAsync(line is null ? "\n" : "");
                return ExitCode.Done;
            }

            Volatile.Write(ref _idleInterrupts, 0);
            await TakeAsync(line);
        }
    }

    private async Task TakeAsync(string line)
    {
        switch (line.Split(' ', 2, StringSplitOptions.TrimEntries))
        {
            case [""]:
                break;
            case ["/reset"]:
                conversation.Reset(arguments.System);
                await Console.Out.WriteLineAsync(Faint("Forgotten."));
                break;
            case ["/system", var text]:
                conversation.Reset(text);
                await Console.Out.WriteLineAsync(Faint("Forgotten; the next conversation begins with that."));
                break;
            case [['/', ..] command, ..]:
                await Console.Out.WriteLineAsync(command is "/help" ? Help : $"There is no {command}.\n{Help}");
                break;
            default:
                await AnswerAsync(line);
                break;
        }
    }

    private async Task AnswerAsync(string line)
    {
        using var stop = new CancellationTokenSource();
        lock (_gate)
        {
            _answer = stop;
        }

        try
        {
            var reply = await conversation.AskAsync(line, Console.Out.Write, stop.Token);
            await Console.Out.WriteLineAsync($"\n{Faint(Statistics(reply))}");
        }
        catch (LocalModelException exception)
        {
            await Console.Out.WriteLineAsync($"{exception.Message} (/reset forgets the conversation.)");
        }
        finally
        {
            lock (_gate)
            {
                _answer = null;
            }
        }
    }

    private void OnInterrupt()
    {
        lock (_gate)
        {
            if (_answer is not null)
            {
                _answer.Cancel();
                return;
            }
        }

        if (Interlocked.Increment(ref _idleInterrupts) > 1)
        {
            Console.Out.WriteLine();
            Environment.Exit(ExitCode.Interrupted);
        }

        Console.Out.Write($"\n{Faint("Ctrl-C again ends; so do Ctrl-D and /quit.")}\n{Strong("> ")}");
    }

    private string Greeting()
    {
        var adapter = arguments.Adapter is { } folder ? $", adapter {Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}" : "";
        var template = model.HasTemplate ? "" : " It has no chat template: it goes on with what you write.";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Name} ({model.Config.ModelType}, {WeightFormats.WordOf(model.Options.Format)}{adapter}), {model.Config.MaxPositions:#,0} tokens of context.{template}\n/help tells what else you can type; Ctrl-C stops an answer, Ctrl-D ends.");
    }

    private static string Statistics(Reply reply)
    {
        var why = reply.FinishReason is not { } reason ? "; stopped" : reason == ChatFinishReason.Length ? "; cut at the limit (--max-tokens or the model's context)" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[{reply.Tokens:#,0} {(reply.Tokens == 1 ? "token" : "tokens")}, {reply.TokensPerSecond:#,0} a second, the first after {reply.FirstToken.TotalMilliseconds:#,0} ms{why}]");
    }

    private string Faint(string text) => _hasColours ? $"\u001b[2m{text}\u001b[0m" : text;

    private string Strong(string text) => _hasColours ? $"\u001b[1m{text}\u001b[0m" : text;
}
