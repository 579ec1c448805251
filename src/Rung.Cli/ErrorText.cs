using Rung.Core;
using Rung.Engine.Tasks;

namespace Rung.Cli;

/// <summary>How an error reads on a terminal: the tool's name, then one fault a line.</summary>
internal static class ErrorText
{
    public static string Of(RungException error) => error is TaskException { Faults.Length: > 1 } task
        ? $"rung: {task.Faults.Length} faults; nothing was written.\n{string.Join('\n', task.Faults.Select(fault => $"  {fault}"))}"
        : $"rung: {error.Message}";
}
