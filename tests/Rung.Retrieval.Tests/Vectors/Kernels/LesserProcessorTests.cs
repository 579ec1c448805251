using System.Diagnostics;

namespace Rung.Retrieval.Tests.Vectors.Kernels;

public sealed class LesserProcessorTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512", "0")]
    [InlineData("DOTNET_EnableAVXVNNI", "0")]
    [InlineData("DOTNET_EnableAVX2", "0")]
    [InlineData("DOTNET_EnableHWIntrinsic", "0")]
    public async Task The_kernels_are_right_on_lesser_processors_too(string variable, string value)
    {
        var executable = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Rung.Retrieval.Tests.exe" : "Rung.Retrieval.Tests");
        var start = new ProcessStartInfo(executable) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "-class", typeof(KernelTests).FullName!, "-noColor" })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[variable] = value;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, output);
        Assert.Matches(@"Total: \d{2,}, Errors: 0, Failed: 0", output);
    }
}
