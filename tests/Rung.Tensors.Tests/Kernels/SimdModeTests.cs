using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Rung.Tensors.Tests.Kernels;

/// <summary>Runs the tests of the kernels again as processors without AVX-512, without AVX2, and without any SIMD would.</summary>
public sealed partial class SimdModeTests
{
    private const string Marker = "RUNG_SIMD_MODE";

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task All_tests_of_kernels_pass_without(string feature)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(Marker) is not null, "This is such a run.");
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(SimdModeTests).Assembly.Location);
        }

        start.ArgumentList.Add("-namespace");
        start.ArgumentList.Add(typeof(SimdModeTests).Namespace!);
        start.Environment[feature] = "0";
        start.Environment[Marker] = feature;

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, output);
        Assert.InRange(int.Parse(Total().Match(output).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), 150, 10_000);
    }

    [Fact]
    public void The_feature_that_is_off_is_not_used()
    {
        var mode = Environment.GetEnvironmentVariable(Marker);
        Assert.SkipWhen(mode is null, "Only in a run without a feature.");

        Assert.False(mode switch
        {
            "DOTNET_EnableAVX512" => System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated,
            "DOTNET_EnableAVX2" => System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated,
            _ => System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated,
        });
    }

    [GeneratedRegex(@"Total: (\d+)")]
    private static partial Regex Total();
}
