using System.Text.Json.Nodes;
using Rung.Tensors.Templates;

namespace Rung.Tensors.Tests.Templates;

public sealed class ChatTemplateTests
{
    [Theory]
    [InlineData("a\n{{ b | frobnicate }}", 2, 8, "the filter 'frobnicate' is not supported.")]
    [InlineData("{% include 'x' %}", 1, 4, "the tag 'include' here is not supported.")]
    [InlineData("{% break %}", 1, 4, "the tag 'break' here is not supported.")]
    [InlineData("{{ a is strange }}", 1, 9, "the test 'strange' is not supported.")]
    [InlineData("{{ a ", 1, 1, "the tag does not end with '}}'.")]
    [InlineData("{{ 'a }}", 1, 4, "the string does not end.")]
    [InlineData("{% if a %}\n\n  b", 3, 4, "'elif' or 'else' or 'endif' is expected, not the end.")]
    [InlineData("{% endif %}", 1, 4, "the tag 'endif' here is not supported.")]
    [InlineData("{{ a b }}", 1, 6, "the end of the output is expected, not 'b'.")]
    [InlineData("{{ f(*a) }}", 1, 6, "unpacking of arguments is not supported.")]
    [InlineData("{# a", 1, 1, "the comment does not end.")]
    [InlineData("{{ ? }}", 1, 4, "'?' means nothing here.")]
    public void What_is_outside_of_the_language_is_refused_with_its_place(string template, int line, int column, string problem)
    {
        var refused = Assert.Throws<TemplateException>(() => ChatTemplate.Parse(template, "mine"));

        Assert.Equal((line, column, problem), (refused.Line, refused.Column, refused.Problem));
        Assert.StartsWith($"The template 'mine', line {line}, column {column}: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_refuses_a_conversation_says_why_and_where()
    {
        var template = ChatTemplate.Parse("{% if messages[0].role != 'user' %}\n{{ raise_exception('Start with the user.') }}{% endif %}", "strict");

        var refused = Assert.Throws<TemplateException>(() => template.Render(Variables("""{ "messages": [{ "role": "tool" }] }""")));

        Assert.Equal((2, "the template refuses: Start with the user."), (refused.Line, refused.Problem));
    }

    [Fact]
    public void What_the_model_wrote_is_marked()
    {
        var template = ChatTemplate.Parse(
            "{% for m in messages %}<{{ m.role }}>{% if m.role == 'assistant' %}{% generation %}{{ m.content }}</s>{% endgeneration %}{% else %}{{ m.content }}{% endif %}{% endfor %}",
            "marked");

        var rendered = template.Render(Variables(
            """{ "messages": [{ "role": "user", "content": "a" }, { "role": "assistant", "content": "b" }, { "role": "assistant", "content": "cd" }] }"""));

        Assert.Equal("<user>a<assistant>b</s><assistant>cd</s>", rendered.Text);
        Assert.Equal(["b</s>", "cd</s>"], rendered.Answers.Select(answer => answer.Of(rendered.Text).ToString()));
    }

    [Theory]
    [InlineData("{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}", "steps")]
    [InlineData("{{ range(1000000000000) | list }}", "steps")]
    [InlineData("{{ 'x' * 9000000000 }}", "longer than")]
    [InlineData("{% set ns = namespace(s='abcdefgh') %}{% for i in range(60) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}", "longer than")]
    [InlineData("{% set ns = namespace(s='abcdefgh') %}{% for i in range(60) %}{% set ns.s = ns.s | replace('', ns.s) %}{% endfor %}", "than")]
    [InlineData("{% set ns = namespace(l=[1]) %}{% for i in range(60) %}{% set ns.l = ns.l + ns.l %}{% endfor %}", "steps")]
    [InlineData("{% set ns = namespace(l=[1]) %}{% for i in range(500) %}{% set ns.l = [ns.l] %}{% endfor %}{{ ns.l }}", "deep")]
    [InlineData("{% set ns = namespace(l=[1]) %}{% for i in range(500) %}{% set ns.l = [ns.l] %}{% endfor %}{{ ns.l | tojson }}", "deep")]
    [InlineData("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "deep")]
    [InlineData("{{ '1' | indent(1000) }}{% for i in range(1000000) %}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx{% endfor %}", "than")]
    [InlineData("{{ 9223372036854775807 + 1 }}", "overflow")]
    public void A_template_cannot_use_up_more_than_it_may(string template, string problem)
    {
        var parsed = ChatTemplate.Parse(template, "greedy");

        var refused = Assert.Throws<TemplateException>(() => parsed.Render([]));

        Assert.Contains(problem, refused.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("-", "")]
    [InlineData("1 if 1 else ", "")]
    public void Deep_expressions_are_refused(string open, string close)
    {
        var expression = string.Concat(Enumerable.Repeat(open, 100_000)) + "1" + string.Concat(Enumerable.Repeat(close, 100_000));

        var refused = Assert.Throws<TemplateException>(() => ChatTemplate.Parse($"{{{{ {expression} }}}}", "deep"));

        Assert.Contains("deep", refused.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_tags_are_refused() =>
        Assert.Contains(
            "deep",
            Assert.Throws<TemplateException>(() => ChatTemplate.Parse(string.Concat(Enumerable.Repeat("{% if a %}", 10_000)), "deep")).Problem,
            StringComparison.Ordinal);

    [Fact]
    public void The_time_is_the_callers()
    {
        var template = ChatTemplate.Parse("{{ strftime_now('%Y') }}", "dated");

        var refused = Assert.Throws<TemplateException>(() => template.Render([]));

        Assert.Equal("2031", template.Render([], new DateTimeOffset(2031, 1, 2, 3, 4, 5, TimeSpan.Zero)).Text);
        Assert.Contains("asks for the time", refused.Problem, StringComparison.Ordinal);
    }

    private static JsonObject Variables(string json) => JsonNode.Parse(json)!.AsObject();
}
