using System.CommandLine;
using Rung.Cli;
using Rung.Cli.Chat;
using Rung.Core;
using Rung.Retrieval;
using Rung.Tensors;

var root = Commands.All();

try
{
    var parsed = root.Parse(args);
    var configuration = new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,

        // What was paid for is stored before the process ends. A chat goes on after Ctrl-C: it takes the signal itself.
        ProcessTerminationTimeout = parsed.CommandResult.Command.Name == ChatCommand.Name ? null : TimeSpan.FromSeconds(30),
    };
    var exitCode = await parsed.InvokeAsync(configuration);
    return parsed.Errors.Count > 0 ? ExitCode.WrongInput : exitCode;
}
catch (RungException e)
{
    await Console.Error.WriteLineAsync(ErrorText.Of(e));
    return e.IsInputFault ? ExitCode.WrongInput : ExitCode.ToolError;
}
catch (Exception e) when (e is RetrievalException or TensorException)
{
    await Console.Error.WriteLineAsync($"rung: {e.Message}");
    return ExitCode.WrongInput;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("rung: stopped. What was answered is kept: the same command goes on from there.");
    return ExitCode.Interrupted;
}
