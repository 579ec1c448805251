using System.Diagnostics;
using System.Text.Json.Nodes;
using Rung.Studies;

namespace Rung.Retrieval.Studies.Data;

/// <summary>Runs a script of bench/peers under Debian's Python and reads the JSON that it prints.</summary>
internal static class Peer
{
    public static async Task<JsonNode> RunAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(StudyReport.Root(), "bench", "peers", script));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // One thread, and the kernels that the peer's own libraries choose for this processor.
        start.Environment["OMP_NUM_THREADS"] = "1";
        start.Environment["OPENBLAS_NUM_THREADS"] = "1";
        start.Environment.Remove("OPENBLAS_CORETYPE");
        start.Environment.Remove("OPENBLAS_L2_SIZE");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonNode.Parse(output)!
            : throw new InvalidOperationException($"bench/peers/{script} failed; eng/install-peers installs what it needs.");
    }
}
