using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Rung.Tensors.Templates;

namespace Rung.Engine.Local;

/// <summary>
/// Writes conversations as a model knows them: by its chat template, or, where it was published without one, each message
/// followed by a blank line, with nothing around a single one, so that the model goes on with it.
/// </summary>
/// <param name="template">The model's; <see langword="null"/>: it was published without one.</param>
/// <param name="specialTokens">By the name that templates know them by.</param>
/// <param name="today">What a template is told that asks for the day.</param>
internal sealed class ChatFormat(ChatTemplate? template, IReadOnlyDictionary<string, string> specialTokens, DateTimeOffset today)
{
    public bool HasTemplate => template is not null;

    /// <exception cref="TemplateException">The template refuses the conversation.</exception>
    public RenderedPrompt Render(IReadOnlyList<ChatMessage> messages)
    {
        if (template is null)
        {
            return messages is [var only]
                ? new RenderedPrompt(only.Text, IsTemplated: false, EndsAtBlankLine: false)
                : new RenderedPrompt(string.Concat(messages.Select(message => $"{message.Text.Trim()}\n\n")), IsTemplated: false, EndsAtBlankLine: true);
        }

        try
        {
            return new RenderedPrompt(Templated(messages), IsTemplated: true, EndsAtBlankLine: false);
        }
        catch (TemplateException) when (messages is [{ } first, { } second, ..] && first.Role == ChatRole.System && second.Role == ChatRole.User)
        {
            // Some templates know no system's turn; their publishers say that such words belong before the first question.
            var merged = new ChatMessage(ChatRole.User, $"{first.Text}\n\n{second.Text}");
            return new RenderedPrompt(Templated([merged, .. messages.Skip(2)]), IsTemplated: true, EndsAtBlankLine: false);
        }
    }

    private string Templated(IEnumerable<ChatMessage> messages)
    {
        var variables = new JsonObject
        {
            ["messages"] = new JsonArray([.. messages.Select(message => (JsonNode)new JsonObject
            {
                ["role"] = message.Role.Value,
                ["content"] = message.Text,
            })]),
            ["add_generation_prompt"] = true,
        };
        foreach (var (name, token) in specialTokens)
        {
            variables[name] = token;
        }

        return template!.Render(variables, today).Text;
    }
}
