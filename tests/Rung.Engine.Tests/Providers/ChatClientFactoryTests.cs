using System.Text.Json;
using Rung.Core.Economics;
using Rung.Engine.Providers;
using Rung.Engine.Tasks;

namespace Rung.Engine.Tests.Providers;

public sealed class ChatClientFactoryTests
{
    [Fact]
    public async Task OpenAI_gets_a_bearer_key_and_the_limit_that_counts_reasoning()
    {
        var request = await SentAsync("openai", url: "/v1");

        Assert.Equal("/v1/chat/completions", request.Path);
        Assert.Equal($"Bearer {LiveFixture.Key}", request.Headers["Authorization"]);
        var body = JsonDocument.Parse(request.Body).RootElement;
        Assert.Equal(100, body.GetProperty("max_completion_tokens").GetInt32());
        Assert.False(body.TryGetProperty("max_tokens", out _));
        Assert.True(body.GetProperty("stream_options").GetProperty("include_usage").GetBoolean());
        Assert.Equal("m-1", body.GetProperty("model").GetString());
        Assert.Equal(0.5, body.GetProperty("temperature").GetDouble());
    }

    [Fact]
    public async Task Azure_gets_the_key_in_its_own_header_at_its_own_path()
    {
        var request = await SentAsync("azure-openai", url: "/");

        Assert.Equal("/openai/v1/chat/completions", request.Path);
        Assert.Equal(LiveFixture.Key, request.Headers["api-key"]);
        Assert.False(request.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Ollama_gets_no_key_and_the_limit_that_it_knows()
    {
        var request = await SentAsync("ollama", url: "/", keyVariable: null);

        Assert.Equal("/v1/chat/completions", request.Path);
        Assert.False(request.Headers.ContainsKey("Authorization"));
        var body = JsonDocument.Parse(request.Body).RootElement;
        Assert.Equal(100, body.GetProperty("max_tokens").GetInt32());
        Assert.False(body.TryGetProperty("max_completion_tokens", out _));
    }

    [Fact]
    public async Task A_compatible_server_gets_a_key_only_where_the_task_names_one()
    {
        var with = await SentAsync("compatible", url: "/some/v1");
        var without = await SentAsync("compatible", url: "/some/v1", keyVariable: null);

        Assert.Equal("/some/v1/chat/completions", with.Path);
        Assert.Equal($"Bearer {LiveFixture.Key}", with.Headers["Authorization"]);
        Assert.False(without.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public void A_missing_key_is_said_with_the_model_and_the_variable()
    {
        var model = new ModelDefinition { Name = "large", Provider = "openai", Model = "gpt-5-mini", KeyVariable = "MY_KEY" };

        var fault = Assert.Throws<ProviderException>(() => ChatClientFactory.Create(model, _ => null, new SecretRedactor()));

        Assert.Contains("'large'", fault.Message);
        Assert.Contains("MY_KEY", fault.Message);
    }

    [Theory]
    [InlineData("openai", "OPENAI_API_KEY")]
    [InlineData("azure-openai", "AZURE_OPENAI_API_KEY")]
    public void A_provider_has_its_usual_variable(string provider, string variable)
    {
        var model = new ModelDefinition { Name = "large", Provider = provider, Model = "m", Url = new Uri("https://host/v1") };

        var fault = Assert.Throws<ProviderException>(() => ChatClientFactory.Create(model, _ => " ", new SecretRedactor()));

        Assert.Contains(variable, fault.Message);
    }

    [Theory]
    [InlineData("sk-canary\r\nX-Evil: 1")]
    [InlineData("sk-canary-é")]
    public void A_key_that_no_header_can_carry_is_refused_without_showing_it(string key)
    {
        var model = new ModelDefinition { Name = "large", Provider = "openai", Model = "m" };

        var fault = Assert.Throws<ProviderException>(() => ChatClientFactory.Create(model, _ => key, new SecretRedactor()));

        Assert.DoesNotContain("canary", fault.ToString());
    }

    [Theory]
    [InlineData("azure-openai", "url")]
    [InlineData("compatible", "url")]
    [InlineData("anthropic", "openai, azure-openai, ollama, compatible")]
    public void A_model_that_cannot_be_reached_is_said_so(string provider, string message)
    {
        var model = new ModelDefinition { Name = "large", Provider = provider, Model = "m" };

        var fault = Assert.Throws<ProviderException>(() => ChatClientFactory.Create(model, _ => "key", new SecretRedactor()));

        Assert.Contains(message, fault.Message);
    }

    [Theory]
    [InlineData("https://user:canary@host/v1")]
    [InlineData("https://host/v1?key=canary")]
    [InlineData("localhost:11434")]
    [InlineData("ftp://host/v1")]
    public void An_address_that_may_hold_a_secret_or_is_none_is_refused_without_showing_it(string address)
    {
        var model = new ModelDefinition { Name = "large", Provider = "compatible", Model = "m", Url = new Uri(address) };

        var fault = Assert.Throws<ProviderException>(() => ChatClientFactory.Create(model, _ => "key", new SecretRedactor()));

        Assert.Contains("'large'", fault.Message);
        Assert.DoesNotContain("canary", fault.Message);
    }

    [Fact]
    public void A_model_on_ones_own_machine_costs_nothing_unless_the_task_says_so()
    {
        var model = new ModelDefinition { Name = "small", Provider = "ollama", Model = "m" };
        var price = new ModelPrice { Input = 1, Output = 2 };

        var elsewhere = model with { Provider = "compatible" };

        Assert.Equal(0, ProviderDialect.Of(model).PriceOf(model)?.Output);
        Assert.Equal(price, ProviderDialect.Of(model).PriceOf(model with { Price = price }));
        Assert.Null(ProviderDialect.Of(elsewhere).PriceOf(elsewhere));
    }

    private static async Task<ReceivedRequest> SentAsync(string provider, string url, string? keyVariable = "CANARY")
    {
        await using var server = await ScriptedProvider.StartAsync();
        await using var live = new LiveFixture(server)
        {
            Change = model => model with
            {
                Provider = provider,
                Url = new Uri(server.Url, url),
                KeyVariable = keyVariable,
                Temperature = 0.5,
            },
        };
        Assert.Equal("yes", (await live.AskAsync()).Text);
        return Assert.Single(server.Requests);
    }
}
