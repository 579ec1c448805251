using System.Diagnostics;

namespace Rung.Cli.Tests;

/// <summary>The command <c>rung</c> in a process of its own, as a person runs it, with nobody at the keyboard.</summary>
internal sealed class RunningCommand : IDisposable
{
    // The command's own build, not the copy beside the tests: that one lacks what the tests' web framework brings along.
    private static readonly string Program = Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Rung.Cli", Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)), "rung.dll");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private RunningCommand(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Close();
    }

    public static RunningCommand Start(IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new RunningCommand(Process.Start(start)!);
    }

    public static async Task<CommandResult> RunAsync(IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        using var command = Start(arguments, environment);
        return await command.EndAsync();
    }

    public async Task<CommandResult> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        return new CommandResult(_process.ExitCode, await _output, await _errors);
    }

    /// <summary>What Ctrl-C sends.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async Task<CommandResult> KillAsync()
    {
        _process.Kill();
        return await EndAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
