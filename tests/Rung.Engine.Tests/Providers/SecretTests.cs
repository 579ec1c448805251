using Rung.Core.Ladder;
using Rung.Engine.Providers;

namespace Rung.Engine.Tests.Providers;

public sealed class SecretTests
{
    [Fact]
    public void A_known_key_leaves_no_text_in_any_case_of_letters()
    {
        var secrets = new SecretRedactor();
        secrets.Add("sk-abc");
        secrets.Add("sk-abc-def");

        Assert.Equal("Bearer [key], [key]!", secrets.Redact("Bearer sk-abc-def, SK-ABC!"));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_server_that_echoes_the_key_in_an_error_gets_it_nowhere(int status)
    {
        await using var live = await LiveFixture.StartAsync();
        live.Server.Usual = Reply.Echo(status);

        var attempt = await live.AttemptAsync(); // which looks for the key in all that it says
        var fault = await Assert.ThrowsAsync<ModelCallException>(() => live.AskAsync());

        Assert.Contains("[key]", attempt.Failure?.Message);
        Assert.Contains($"Bearer {LiveFixture.Key}", live.Server.Requests[0].Headers["Authorization"]);
        Assert.DoesNotContain(LiveFixture.Key, fault.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Null(fault.InnerException);
    }

    [Fact]
    public async Task A_redirect_takes_the_key_and_the_examples_nowhere_else()
    {
        await using var elsewhere = await ScriptedProvider.StartAsync();
        await using var live = await LiveFixture.StartAsync(Reply.Redirect(elsewhere.Url));

        var attempt = await live.AttemptAsync();

        Assert.Equal(FailureCause.Refused, attempt.Failure?.Cause);
        Assert.Contains("answered 307", attempt.Failure?.Message);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_key_at_the_end_of_what_is_quoted_is_not_cut_in_two()
    {
        await using var live = await LiveFixture.StartAsync(Reply.Error(401, new string('x', 290) + LiveFixture.Key));

        var attempt = await live.AttemptAsync();

        Assert.DoesNotContain(LiveFixture.Key[..8], attempt.Failure?.Message);
    }

    [Fact]
    public async Task A_server_that_echoes_the_key_in_an_answer_gets_it_nowhere()
    {
        await using var live = await LiveFixture.StartAsync(Reply.Text($"You are {LiveFixture.Key}"));

        var attempt = await live.AttemptAsync();

        Assert.Equal("You are [key]", attempt.Output);
        Assert.Single(live.Responses.Stored);
    }

    [Fact]
    public async Task An_error_within_a_stream_that_echoes_the_key_gets_it_nowhere()
    {
        byte[] answer = [.. Sse.Event($$$"""{"error":{"message":"bad key {{{LiveFixture.Key}}}"}}"""), .. Sse.Event("[DONE]")];
        await using var live = await LiveFixture.StartAsync(Reply.Raw(answer));

        var attempt = await live.AttemptAsync();

        Assert.Equal(FailureCause.ProviderError, attempt.Failure?.Cause);
        Assert.Contains("[key]", attempt.Failure?.Message);
    }

    [Fact]
    public async Task The_key_is_not_in_the_request_that_is_hashed_nor_in_the_candidate()
    {
        await using var live = await LiveFixture.StartAsync();

        var text = RequestText.Of(live.Definition, [new(Microsoft.Extensions.AI.ChatRole.User, "hello")], live.Model.Options);

        Assert.DoesNotContain(LiveFixture.Key, text);
        Assert.Contains("hello", text);
    }
}
