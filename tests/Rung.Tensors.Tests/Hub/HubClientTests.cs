using System.Net;
using Rung.Tensors.Hub;
using Rung.Tensors.Models;
using Rung.Tensors.Tests.Checkpoints;
using Rung.Tensors.Tests.Models;

namespace Rung.Tensors.Tests.Hub;

public sealed class HubClientTests : IDisposable
{
    private const string Weights = "model.safetensors";

    private static readonly ModelName Name = ModelName.Parse("acme/small");

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(_folder["cache"], "acme", "small", HubServer.Commit);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_model_is_pulled_whole_without_what_is_not_read_here()
    {
        await using var server = await ServerAsync();
        server.Files["README.md"] = server.Files["pytorch_model.bin"] = server.Files["onnx/model.onnx"] = new byte[300];
        server.Files["1_Pooling/config.json"] = "{}"u8.ToArray();

        var pulled = await PullAsync(server);

        Assert.Equal(["config.json", "1_Pooling/config.json", Weights], pulled.Files);
        Assert.Equal((HubServer.Commit, Folder), (pulled.Commit, pulled.Folder));
        Assert.Equal(pulled.Bytes, pulled.BytesFetched);
        AssertWeightsAreThoseOf(server);
        Assert.Equal(3, Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Length);
        using var model = CausalModel.Load(Folder, new LoadOptions { Threads = 1 });
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Hubs_that_say_less_are_asked_more(bool listsBlobs, bool hasRevisions)
    {
        await using var server = await ServerAsync();
        (server.ListsBlobs, server.HasRevisions) = (listsBlobs, hasRevisions);

        var pulled = await PullAsync(server);

        Assert.Equal(HubServer.Commit, pulled.Commit);
        AssertWeightsAreThoseOf(server);
    }

    [Fact]
    public async Task Where_no_list_has_hashes_the_headers_of_the_files_do()
    {
        await using var server = await ServerAsync();
        (server.ListsBlobs, server.TreeIsEmpty) = (false, true);

        await PullAsync(server);

        Assert.Equal(2, server.Requests.Count(request => request.Method == "HEAD"));
        AssertWeightsAreThoseOf(server);
    }

    [Fact]
    public async Task A_hub_that_refuses_the_headers_is_said_to_do_so()
    {
        await using var server = await ServerAsync();
        (server.ListsBlobs, server.TreeIsEmpty, server.HeadStatus) = (false, true, 429);

        var error = await Assert.ThrowsAsync<HubException>(() => PullAsync(server));

        Assert.Equal(HttpStatusCode.TooManyRequests, error.Status);
    }

    [Fact]
    public async Task A_second_pull_fetches_nothing()
    {
        await using var server = await ServerAsync();
        await PullAsync(server);
        var before = server.Requests.Count(request => request.Path.Contains("/resolve/", StringComparison.Ordinal));

        var again = await PullAsync(server);

        Assert.Equal(0, again.BytesFetched);
        Assert.Equal(before, server.Requests.Count(request => request.Path.Contains("/resolve/", StringComparison.Ordinal)));
        Assert.Equal(Folder, new ModelCache(_folder["cache"]).Find(Name));
        Assert.Equal(Folder, new ModelCache(_folder["cache"]).Find(ModelName.Parse($"acme/small@{HubServer.Commit}")));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_taken_up_where_it_broke()
    {
        await using var server = await ServerAsync();
        server.Breaks.Enqueue(1000);
        server.Breaks.Enqueue(2500);

        var pulled = await PullAsync(server);

        Assert.Equal([null, "bytes=1000-", "bytes=3500-"], Ranges(server));
        AssertWeightsAreThoseOf(server);
        Assert.Equal(pulled.Bytes, pulled.BytesFetched);
    }

    [Fact]
    public async Task A_connection_that_breaks_for_good_keeps_what_came_for_the_next_pull()
    {
        await using var server = await ServerAsync();
        server.Breaks.Enqueue(4000);
        server.Breaks.Enqueue(0);
        server.Breaks.Enqueue(0);

        var error = await Assert.ThrowsAsync<HubException>(() => PullAsync(server, retries: 1));
        Assert.Contains("byte 4000 of", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Folder, Weights)));
        Assert.Equal(4000, new FileInfo(Path.Combine(Folder, Weights + ".part")).Length);
        Assert.Null(new ModelCache(_folder["cache"]).Find(Name));

        var pulled = await PullAsync(server);

        Assert.Equal("bytes=4000-", Ranges(server)[^1]);
        Assert.Equal(pulled.Bytes - 4000, pulled.BytesFetched + server.Files["config.json"].Length);
    }

    [Fact]
    public async Task A_pull_that_is_stopped_goes_on_from_there()
    {
        await using var server = await ServerAsync();
        server.Breaks.Enqueue(5000);
        server.Hangs = true;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);

        // Some kilobytes are here, and no more will come. With a clock that leaps everything is told.
        var progress = new Heard(value => stop.CancelIf(value.BytesDone >= 5000));
        using var client = new HubClient(Options(server) with { Time = new SecondsTime() });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.PullAsync(Name, progress, stop.Token));
        var pulled = await PullAsync(server);

        Assert.StartsWith("bytes=", Ranges(server)[^1], StringComparison.Ordinal);
        AssertWeightsAreThoseOf(server);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_that_brings_nothing_counts_as_broken(bool inTheList)
    {
        await using var server = await ServerAsync();
        (server.ListsHang, server.Hangs) = (inTheList, true);
        server.Breaks.Enqueue(0);
        using var client = new HubClient(Options(server) with { StallTimeout = TimeSpan.FromSeconds(1), Retries = 0 });

        // Without an end of patience it would never return; how long it takes is not asked.
        var pull = client.PullAsync(Name, null, Token).WaitAsync(TimeSpan.FromMinutes(2), Token);

        await Assert.ThrowsAsync<HubException>(() => pull);
    }

    [Theory]
    [InlineData("config.json", "git blob SHA-1")]
    [InlineData(Weights, "SHA-256")]
    public async Task A_content_whose_hash_is_wrong_is_thrown_away(string file, string algorithm)
    {
        await using var server = await ServerAsync();
        server.Changed.Add(file);

        var error = await Assert.ThrowsAsync<HubException>(() => PullAsync(server));

        Assert.Contains(algorithm, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Folder, file)));
        Assert.Equal(0, new FileInfo(Path.Combine(Folder, file + ".part")).Length);
    }

    [Fact]
    public async Task A_beginning_that_was_of_another_content_is_found_by_the_hash()
    {
        await using var server = await ServerAsync();
        Directory.CreateDirectory(Folder);
        await File.WriteAllBytesAsync(Path.Combine(Folder, Weights + ".part"), new byte[700], Token);

        await Assert.ThrowsAsync<HubException>(() => PullAsync(server));

        Assert.Equal(server.Files[Weights].Length, (await PullAsync(server)).BytesFetched);
    }

    [Fact]
    public async Task The_token_goes_to_the_hub_and_never_to_another_host()
    {
        await using var network = await ServerAsync();
        await using var server = await ServerAsync();
        (server.Token, server.Elsewhere) = ("secret", new Uri(network.Url.AbsoluteUri.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)));

        await PullAsync(server, token: "secret");

        Assert.All(server.Requests, request => Assert.Equal("Bearer secret", request.Authorization));
        Assert.Null(Assert.Single(network.Requests).Authorization);
    }

    [Fact]
    public async Task After_a_redirect_a_broken_connection_is_taken_up_there()
    {
        await using var network = await ServerAsync();
        await using var server = await ServerAsync();
        server.Elsewhere = network.Url;
        network.Breaks.Enqueue(2000);

        await PullAsync(server);

        Assert.Equal([null, "bytes=2000-"], network.Requests.Select(request => request.Range));
    }

    [Fact]
    public async Task A_hub_that_cannot_send_a_part_sends_the_whole()
    {
        await using var server = await ServerAsync();
        server.IgnoresRanges = true;
        server.Breaks.Enqueue(1000);

        await PullAsync(server);

        AssertWeightsAreThoseOf(server);
    }

    [Fact]
    public async Task A_hub_that_does_not_know_the_range_is_asked_for_the_whole()
    {
        await using var server = await ServerAsync();
        server.Breaks.Enqueue(1000);
        server.Breaks.Enqueue(0);
        await Assert.ThrowsAsync<HubException>(() => PullAsync(server, retries: 0));
        server.Failures.Enqueue(416);

        await PullAsync(server);

        AssertWeightsAreThoseOf(server);
        Assert.Equal("bytes=1000-", Ranges(server)[^2]);
        Assert.Null(Ranges(server)[^1]);
    }

    [Theory]
    [InlineData(401, false, "HF_TOKEN")]
    [InlineData(401, true, "The token may not read this model")]
    public async Task Whoever_may_not_read_is_told_what_to_do(int status, bool sendsToken, string advice)
    {
        await using var server = await ServerAsync();
        server.Token = "right";

        var error = await Assert.ThrowsAsync<HubException>(() => PullAsync(server, token: sendsToken ? "wrong" : null));

        Assert.Equal((HttpStatusCode)status, error.Status);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_said_to_be_so()
    {
        await using var server = await ServerAsync();
        using var client = new HubClient(Options(server));

        var error = await Assert.ThrowsAsync<HubException>(() => client.PullAsync(ModelName.Parse("acme/smal"), null, Token));

        Assert.Equal(HttpStatusCode.NotFound, error.Status);
        Assert.Contains("spelling", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_that_is_busy_is_asked_again()
    {
        await using var server = await ServerAsync();
        server.ListFailures.Enqueue(502);
        server.Failures.Enqueue(503);
        server.Failures.Enqueue(429);

        await PullAsync(server);

        Assert.True(File.Exists(Path.Combine(Folder, Weights)));
    }

    [Theory]
    [InlineData("../../.bashrc")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../b.safetensors")]
    [InlineData("..\\evil.json")]
    [InlineData("C:config.json")]
    public async Task A_list_with_a_name_that_leaves_the_folder_is_refused_whole(string path)
    {
        await using var server = await ServerAsync();
        server.Files[path] = new byte[3];

        var error = await Assert.ThrowsAsync<HubException>(() => PullAsync(server));

        Assert.Contains("do not trust", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["cache"]));
    }

    [Fact]
    public async Task Weights_in_pickle_are_refused()
    {
        await using var server = await ServerAsync();
        server.Files.Remove(Weights);
        server.Files["pytorch_model.bin"] = new byte[300];

        var error = await Assert.ThrowsAsync<HubException>(() => PullAsync(server));

        Assert.Contains("pickle", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_does_not_fit_on_the_disk_is_refused_before_it_comes()
    {
        await using var server = await ServerAsync();
        using var client = new HubClient(Options(server)) { FreeBytes = _ => 64 << 20 };

        var error = await Assert.ThrowsAsync<HubException>(() => client.PullAsync(Name, null, Token));

        Assert.Contains("Make room", error.Message, StringComparison.Ordinal);
        Assert.Empty(Ranges(server));
    }

    [Fact]
    public async Task What_has_come_is_told_to_the_end()
    {
        await using var server = await ServerAsync();
        var told = new List<PullProgress>();
        using var client = new HubClient(Options(server));

        var pulled = await client.PullAsync(Name, new Heard(told.Add), Token);

        Assert.Equal((2, 2, pulled.Bytes, pulled.Bytes), (told[^1].FileNumber, told[^1].Files, told[^1].BytesDone, told[^1].BytesTotal));
        Assert.True(told[^1].BytesPerSecond > 0);
        Assert.Equal(TimeSpan.Zero, told[^1].TimeLeft);
    }

    [Fact]
    public void A_token_never_goes_over_the_network_unencrypted() =>
        Assert.Throws<HubException>(() => new HubClient(new HubOptions { Endpoint = new Uri("http://hub.example.org"), Token = "secret" }));

    [Fact]
    public void Options_come_from_the_environment_and_do_not_tell_the_token()
    {
        var options = HubOptions.From(name => name switch { "HF_ENDPOINT" => "https://hub.example.org/", "HF_TOKEN" => " secret ", "XDG_CACHE_HOME" => "/caches", _ => null }, endpoint: null);

        Assert.Equal((new Uri("https://hub.example.org"), "secret", Path.Combine("/caches", "rung", "models")), (options.Endpoint, options.Token, options.CacheFolder));
        Assert.DoesNotContain("secret", options.ToString(), StringComparison.Ordinal);
        Assert.Throws<HubException>(() => HubOptions.From(_ => "ftp://hub", endpoint: null));
    }

    [Theory]
    [InlineData("acme/small", "acme/small", "main")]
    [InlineData("gpt2", "gpt2", "main")]
    [InlineData("acme/small@refs/pr/1", "acme/small", "refs/pr/1")]
    public void Names_have_a_revision(string text, string id, string revision)
    {
        var name = ModelName.Parse(text);

        Assert.Equal((id, revision), (name.Id, name.Revision));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../small")]
    [InlineData("acme/small/more")]
    [InlineData("acme/..")]
    [InlineData("acme/small@")]
    [InlineData("acme/small@../main")]
    [InlineData("-acme/small")]
    [InlineData("acme/sm all")]
    [InlineData("acme/small\n")]
    public void What_is_no_name_is_refused(string text) => Assert.Throws<HubException>(() => ModelName.Parse(text));

    private void AssertWeightsAreThoseOf(HubServer server) => Assert.Equal(server.Files[Weights], File.ReadAllBytes(Path.Combine(Folder, Weights)));

    private static List<string?> Ranges(HubServer server) =>
        [.. server.Requests.Where(request => request.Path.EndsWith(Weights, StringComparison.Ordinal) && request.Method == "GET").Select(request => request.Range)];

    private async Task<PulledModel> PullAsync(HubServer server, string? token = null, int retries = 5)
    {
        using var client = new HubClient(Options(server) with { Token = token, Retries = retries });
        return await client.PullAsync(Name, null, Token);
    }

    private HubOptions Options(HubServer server) => new() { Endpoint = server.Url, CacheFolder = _folder["cache"], RetryDelay = TimeSpan.Zero };

    private async Task<HubServer> ServerAsync()
    {
        RandomModel.Write(_folder["source"], RandomModel.Llama, seed: 1);
        var server = await HubServer.StartAsync();
        server.AddFolder(_folder["source"]);
        return server;
    }

    private sealed class Heard(Action<PullProgress> hear) : IProgress<PullProgress>
    {
        public void Report(PullProgress value) => hear(value);
    }
}
