using System.Text.Json;
using Rung.Tensors.Tests.Hub;
using Rung.Tensors.Tests.Models;

namespace Rung.Cli.Tests;

public sealed class ModelTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rung-model-").FullName;

    private string Cache => Path.Combine(_folder, "cache");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_model_is_pulled_and_described()
    {
        await using var server = await ServerAsync();

        var pull = await RunningCommand.RunAsync(["model", "pull", "acme/small", "--cache", Cache], ("HF_ENDPOINT", server.Url.AbsoluteUri));
        var info = await RunningCommand.RunAsync(["model", "info", "acme/small", "--cache", Cache, "--json"]);

        Assert.Equal((0, 0), (pull.ExitCode, info.ExitCode));
        Assert.Contains("acme/small at 0123456789ab: 2 files", pull.Output, StringComparison.Ordinal);
        Assert.Contains("file 2 of 2: model.safetensors", pull.Errors, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(info.Output);
        Assert.Equal("rung.model/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal((2, 61), (json.RootElement.GetProperty("layers").GetInt32(), json.RootElement.GetProperty("vocabulary").GetInt32()));
        Assert.False(json.RootElement.GetProperty("runsHere").GetBoolean());
        Assert.Contains("tokenizer.json", json.RootElement.GetProperty("obstacles")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_keeps_what_came_and_the_next_pull_goes_on()
    {
        await using var server = await ServerAsync();
        server.Breaks.Enqueue(6000);
        server.Hangs = true;
        string[] arguments = ["model", "pull", "acme/small", "--json", "--cache", Cache, "--endpoint", server.Url.AbsoluteUri];
        using var first = RunningCommand.Start(arguments);
        var part = Path.Combine(Cache, "acme", "small", HubServer.Commit, "model.safetensors.part");
        await UntilAsync(() => File.Exists(part) && new FileInfo(part).Length == 6000);

        await first.InterruptAsync();
        var stopped = await first.EndAsync();
        var second = await RunningCommand.RunAsync(arguments);

        Assert.Equal(130, stopped.ExitCode);
        Assert.Contains("goes on from there", stopped.Errors, StringComparison.Ordinal);
        Assert.Equal("bytes=6000-", server.Requests[^1].Range);
        using var json = JsonDocument.Parse(second.Output);
        Assert.Equal(HubServer.Commit, json.RootElement.GetProperty("commit").GetString());
    }

    [Theory]
    [InlineData("model", "pull", "../up")]
    [InlineData("model", "pull", "acme/absent")]
    [InlineData("model", "pull", "acme/small", "--endpoint", "hub")]
    [InlineData("model", "info", "acme/small")]
    [InlineData("model", "info", ".")]
    public async Task What_cannot_be_done_is_said_without_a_stack(params string[] arguments)
    {
        await using var server = await ServerAsync();

        var result = await RunningCommand.RunAsync([.. arguments, "--cache", Cache], ("HF_ENDPOINT", server.Url.AbsoluteUri));

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("rung: ", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private async Task<HubServer> ServerAsync()
    {
        RandomModel.Write(Path.Combine(_folder, "source"), RandomModel.Llama, seed: 1);
        var server = await HubServer.StartAsync();
        server.AddFolder(Path.Combine(_folder, "source"));
        return server;
    }
}
