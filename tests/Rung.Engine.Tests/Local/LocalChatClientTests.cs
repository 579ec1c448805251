using Microsoft.Extensions.AI;
using Rung.Engine.Local;
using Rung.Tensors.Generation;

namespace Rung.Engine.Tests.Local;

public sealed class LocalChatClientTests : IDisposable
{
    private readonly TinyModel _tiny = new();
    private readonly LocalModel _model;
    private readonly LocalChatClient _client;

    public LocalChatClientTests()
    {
        _model = LocalModel.Open(_tiny.Folder);
        _client = new LocalChatClient(_model);
    }

    public void Dispose()
    {
        _client.Dispose();
        _model.Dispose();
        _tiny.Dispose();
    }

    [Fact]
    public async Task An_answer_says_how_many_tokens_went_in_and_out_and_why_it_ended()
    {
        var response = await AskAsync("hello there", new ChatOptions { MaxOutputTokens = 5 });

        Assert.Equal(_model.Tokenizer.Encode("hello there").Count, response.Usage!.InputTokenCount);
        Assert.Equal(5, response.Usage.OutputTokenCount);
        Assert.Equal(ChatFinishReason.Length, response.FinishReason);
        Assert.Equal("tiny", response.ModelId);
    }

    [Fact]
    public async Task The_pieces_of_a_stream_are_the_answer_and_each_token_has_its_log_probability()
    {
        var options = new ChatOptions { MaxOutputTokens = 12 };
        var updates = await _client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "hello")], options, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
        var whole = await AskAsync("hello", options);

        Assert.Equal(whole.Text, string.Concat(updates.Select(update => update.Text)));
        var tokens = updates.Select(update => update.RawRepresentation).OfType<GeneratedToken>().ToArray();
        Assert.Equal(12, tokens.Length);
        Assert.All(tokens, token => Assert.InRange(token.Chosen.LogProbability, -20, 0));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_answer_and_another_one_another()
    {
        var first = await AskAsync("hello", Drawn(1));
        var again = await AskAsync("hello", Drawn(1));
        var other = await AskAsync("hello", Drawn(2));

        Assert.Equal(first.Text, again.Text);
        Assert.NotEqual(first.Text, other.Text);
    }

    [Fact]
    public async Task A_prompt_that_fills_the_model_is_an_error_with_both_numbers()
    {
        var text = string.Concat(Enumerable.Repeat("long ", 1000));
        var tokens = _model.Tokenizer.Encode(text).Count;

        var error = await Assert.ThrowsAsync<LocalModelException>(() => AskAsync(text, options: null));

        Assert.Contains($"has {tokens} tokens; 'tiny' takes 1024", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_may_be_as_long_as_the_context_still_has_room()
    {
        using var small = new TinyModel(positions: 16);
        using var model = LocalModel.Open(small.Folder);
        using var client = new LocalChatClient(model);

        var response = await client.GetResponseAsync(
            [new ChatMessage(ChatRole.User, "hello")], new ChatOptions { MaxOutputTokens = 512 }, TestContext.Current.CancellationToken);

        Assert.Equal(16, response.Usage!.TotalTokenCount);
    }

    [Fact]
    public async Task Words_that_end_an_answer_are_not_part_of_it()
    {
        var options = new ChatOptions { MaxOutputTokens = 40, Temperature = 1, Seed = 1 };
        var whole = (await AskAsync("hello", options)).Text;
        var stop = whole.Substring(whole.Length / 2, 2);

        options.StopSequences = [stop];
        var cut = await AskAsync("hello", options);

        Assert.Equal(whole[..whole.IndexOf(stop, StringComparison.Ordinal)], cut.Text);
        Assert.Equal(ChatFinishReason.Stop, cut.FinishReason);
    }

    [Fact]
    public async Task Who_stops_listening_stops_the_writing_and_the_next_request_has_its_turn()
    {
        var messages = new[] { new ChatMessage(ChatRole.User, "hello") };
        await foreach (var update in _client.GetStreamingResponseAsync(messages, new ChatOptions { MaxOutputTokens = 1000 }, TestContext.Current.CancellationToken))
        {
            Assert.NotNull(update);
            break;
        }

        Assert.Equal(2, (await AskAsync("hello", new ChatOptions { MaxOutputTokens = 2 })).Usage!.OutputTokenCount);
    }

    [Fact]
    public async Task A_request_that_waits_for_its_turn_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource();
        using var isDone = new ManualResetEventSlim();
        var other = _model.UseAsync(adapterFolder: null, _ => isDone.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        var asked = _client.GetResponseAsync([new ChatMessage(ChatRole.User, "hello")], options: null, stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        isDone.Set();
        Assert.True(await other);
    }

    [Fact]
    public async Task Requests_at_the_same_time_are_answered_one_after_the_other_each_as_if_alone()
    {
        var alone = await AskAsync("request 3", new ChatOptions { MaxOutputTokens = 8 });

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => AskAsync($"request {i}", new ChatOptions { MaxOutputTokens = 8 })));

        Assert.Equal(alone.Text, answers[3].Text);
    }

    [Fact]
    public async Task What_was_remembered_of_a_prompt_is_not_another_adapters()
    {
        var adapter = _tiny.WriteAdapter(seed: 3);
        using var adapted = new LocalChatClient(_model, adapter);
        var prompt = string.Join(' ', Enumerable.Repeat("You label one input at a time.", 30));
        var options = new ChatOptions { MaxOutputTokens = 8 };
        var alone = await AskAsync(prompt, options);

        var asAdapter = await adapted.GetResponseAsync(prompt, options, TestContext.Current.CancellationToken);
        var again = await AskAsync(prompt, options);

        using var fresh = LocalModel.Open(_tiny.Folder);
        using var freshAdapted = new LocalChatClient(fresh, adapter);
        Assert.Equal((await freshAdapted.GetResponseAsync(prompt, options, TestContext.Current.CancellationToken)).Text, asAdapter.Text);
        Assert.NotEqual(alone.Text, asAdapter.Text);
        Assert.Equal(alone.Text, again.Text);
    }

    [Fact]
    public async Task What_is_not_run_here_is_refused_and_not_passed_over()
    {
        var error = await Assert.ThrowsAsync<LocalModelException>(
            () => AskAsync("hello", new ChatOptions { ResponseFormat = ChatResponseFormat.Json }));

        Assert.Contains("JSON schema", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_with_a_template_is_asked_in_its_words_with_its_own_tokens()
    {
        using var templated = new TinyModel("{{ bos_token }}{% for message in messages %}{{ message.content }}<|end|>{% endfor %}");
        using var model = LocalModel.Open(templated.Folder);
        using var client = new LocalChatClient(model);

        var response = await client.GetResponseAsync(
            [new ChatMessage(ChatRole.User, "hello")], new ChatOptions { MaxOutputTokens = 1 }, TestContext.Current.CancellationToken);

        Assert.True(model.HasTemplate);
        Assert.Equal(model.Tokenizer.Encode("hello").Count + 2, response.Usage!.InputTokenCount);
    }

    [Fact]
    public async Task In_plain_text_a_special_token_is_no_more_than_its_letters()
    {
        var response = await AskAsync($"hello {TinyModel.End}", new ChatOptions { MaxOutputTokens = 1 });

        Assert.True(response.Usage!.InputTokenCount > _model.Tokenizer.Encode($"hello {TinyModel.End}").Count);
    }

    private static ChatOptions Drawn(long seed) => new() { Temperature = 1, Seed = seed, MaxOutputTokens = 20 };

    private Task<ChatResponse> AskAsync(string text, ChatOptions? options) =>
        _client.GetResponseAsync([new ChatMessage(ChatRole.User, text)], options, TestContext.Current.CancellationToken);
}
