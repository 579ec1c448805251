using System.Diagnostics;
using System.Text;

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
    private readonly StringBuilder _errorText = new();
    private readonly SemaphoreSlim _errorLine = new(0);

    private RunningCommand(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = ReadErrorsAsync(process.StandardError);
    }

    public static RunningCommand Start(IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = StartOf(arguments);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new RunningCommand(Process.Start(start)!).WithInput("");
    }

    /// <summary>With this on its standard input.</summary>
    public static async Task<CommandResult> RunWithInputAsync(string input, IEnumerable<string> arguments)
    {
        using var command = new RunningCommand(Process.Start(StartOf(arguments))!).WithInput(input);
        return await command.EndAsync();
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

    /// <summary>Waits until the command has said this on standard error.</summary>
    public async Task WaitForErrorLineAsync(string said)
    {
        while (!ErrorsSoFar().Contains(said, StringComparison.Ordinal))
        {
            await _errorLine.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
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
        _errorLine.Dispose();
    }

    private static ProcessStartInfo StartOf(IEnumerable<string> arguments) => new("dotnet", [Program, .. arguments])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private RunningCommand WithInput(string input)
    {
        _process.StandardInput.Write(input);
        _process.StandardInput.Close();
        return this;
    }

    private async Task<string> ReadErrorsAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_errorText)
            {
                _errorText.Append(line).Append('\n');
            }

            _errorLine.Release();
        }

        return ErrorsSoFar();
    }

    private string ErrorsSoFar()
    {
        lock (_errorText)
        {
            return _errorText.ToString();
        }
    }
}
