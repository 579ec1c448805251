using Microsoft.Extensions.AI;
using Rung.Engine.Local;
using Rung.Tensors.Templates;

namespace Rung.Engine.Tests.Local;

public sealed class ChatFormatTests
{
    private const string ChatMl =
        "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}";

    private const string WithoutSystem =
        "{{ bos_token }}{% for message in messages %}{% if message.role == 'system' %}{{ raise_exception('System role not supported') }}{% endif %}[{{ message.role }}]{{ message.content }}{% endfor %}";

    private static readonly ChatMessage System = new(ChatRole.System, "Be brief.");
    private static readonly ChatMessage User = new(ChatRole.User, "Hello");

    [Fact]
    public void A_template_writes_the_conversation_and_opens_the_answer() => Assert.Equal(
        "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHello<|im_end|>\n<|im_start|>assistant\n",
        Of(ChatMl).Render([System, User]).Text);

    [Fact]
    public void A_template_that_knows_no_system_gets_its_words_before_the_first_question() =>
        Assert.Equal("<s>[user]Be brief.\n\nHello", Of(WithoutSystem).Render([System, User]).Text);

    [Fact]
    public void Without_a_template_a_single_message_is_gone_on_with()
    {
        var prompt = Of(template: null).Render([User]);

        Assert.Equal("Hello", prompt.Text);
        Assert.False(prompt.EndsAtBlankLine);
    }

    [Fact]
    public void Without_a_template_messages_stand_apart_by_blank_lines_and_one_ends_the_answer()
    {
        var prompt = Of(template: null).Render([System, User]);

        Assert.Equal("Be brief.\n\nHello\n\n", prompt.Text);
        Assert.True(prompt.EndsAtBlankLine);
    }

    [Fact]
    public void A_template_that_asks_for_the_day_is_told_the_same_one_always()
    {
        const string Dated = "{{ strftime_now('%d %b %Y') }}";

        Assert.Equal("26 Jul 2024", Of(Dated).Render([User]).Text);
    }

    private static ChatFormat Of(string? template) => new(
        template is null ? null : ChatTemplate.Parse(template, "a template"),
        new Dictionary<string, string> { ["bos_token"] = "<s>" },
        new LocalModelOptions().Today);
}
