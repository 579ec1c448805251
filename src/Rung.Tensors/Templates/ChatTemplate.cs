using System.Text.Json.Nodes;
using Rung.Tensors.Templates.Syntax;
using Rung.Tensors.Templates.Values;

namespace Rung.Tensors.Templates;

/// <summary>
/// A chat template: the part of Jinja that models are published with, rendered as Hugging Face's transformers does
/// (<c>trim_blocks</c>, <c>lstrip_blocks</c>, <c>tojson</c> without escapes for HTML). It is parsed once, and refused with its
/// place if it needs more than that part. Immutable: any number of threads may render at a time.
/// </summary>
public sealed class ChatTemplate
{
    private readonly TemplateSource _source;
    private readonly Block _body;

    private ChatTemplate(TemplateSource source, Block body)
    {
        _source = source;
        _body = body;
    }

    /// <param name="text">The template.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="TemplateException">It is malformed or outside of what is supported.</exception>
    public static ChatTemplate Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        var source = new TemplateSource(name, text);
        return new ChatTemplate(source, StatementParser.Parse(source));
    }

    /// <summary>
    /// Renders a conversation. The variables are those that the template reads: <c>messages</c>, mostly
    /// <c>add_generation_prompt</c>, <c>bos_token</c>, <c>eos_token</c>, and <c>tools</c>, <c>documents</c> or switches of the
    /// model's own where it has them.
    /// </summary>
    /// <param name="variables">The values by name.</param>
    /// <param name="now">The time that <c>strftime_now</c> tells; without it a template that asks for the time fails.</param>
    /// <param name="limits">What the template may use up.</param>
    /// <exception cref="TemplateException">It fails, refuses the conversation, or uses up more than it may.</exception>
    public RenderedChat Render(JsonObject variables, DateTimeOffset? now = null, TemplateLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(variables);
        var rendering = new Rendering(_source, limits ?? new TemplateLimits(), now);
        foreach (var (name, value) in variables)
        {
            rendering.Scope.Set(name, JsonValues.Of(value));
        }

        _body.Render(rendering);
        return rendering.ToChat();
    }
}
