using System.CommandLine;
using System.Globalization;
using Rung.Core.Stores;
using Rung.Engine.Climbing;

namespace Rung.Cli;

/// <summary><c>rung audit DIR</c>: verifies the journal's hash chain and lists what was decided.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "The folder of rung.yaml." };
        var command = new Command("audit", "Verify the journal's hash chain and list what was decided.\n\nExample: rung audit samples/support-desk") { folder };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(folder).FullName, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, CancellationToken cancellationToken)
    {
        await using var state = new TaskState(folder, waits: true, Console.Error.WriteLine, TimeProvider.System);
        var store = await state.FindAsync(cancellationToken) ?? throw new ClimbException(
            $"{folder} has no state: nothing was climbed there yet. Run rung climb {folder} first.");
        JournalEntry? previous = null;
        await foreach (var entry in store.Journal.ReadAsync(cancellationToken))
        {
            if (!entry.Follows(previous))
            {
                throw new ClimbException(
                    $"The journal of {folder} was changed: entry {entry.Sequence} ({entry.Kind}, {entry.At:u}) does not follow the one before. Entries up to {previous?.Sequence ?? 0} are whole.");
            }

            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{entry.Sequence,5}  {entry.At:u}  {entry.Hash.Short}  {entry.Kind}  {entry.Body}"));
            previous = entry;
        }

        await Console.Out.WriteLineAsync($"The chain of {previous?.Sequence ?? 0} entries is whole.");
        return ExitCode.Done;
    }
}
