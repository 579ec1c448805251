using System.Text.Json;
using System.Text.Json.Nodes;
using Rung.Tensors.Templates;
using Rung.Tensors.Tests.Tokenizers;

namespace Rung.Tensors.Tests.Templates;

/// <summary>What Jinja itself made of the same templates: bench/reference/chat_templates.py wrote it down.</summary>
public sealed class ConformanceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 3, 9, 5, 7, TimeSpan.Zero);

    [Fact]
    public void The_templates_of_models_render_as_in_Jinja()
    {
        var rows = JsonNode.Parse(File.ReadAllText(SharedFiles.InTests("Templates", "chat-templates.json")))!.AsArray();

        foreach (var row in rows)
        {
            var name = (string)row!["template"]!;
            var template = ChatTemplate.Parse(TextOf(name), name);

            var rendered = template.Render(row["variables"]!.AsObject(), Now);

            Assert.Equal((string)row["expected"]!, rendered.Text);
        }

        Assert.Equal(44, rows.Count);
    }

    [Fact]
    public void Each_part_of_the_language_means_what_it_means_in_Jinja()
    {
        var file = JsonNode.Parse(File.ReadAllText(SharedFiles.InTests("Templates", "snippets.json")))!;
        var variables = file["variables"]!.AsObject();
        var snippets = file["snippets"]!.AsArray();

        var wrong = snippets
            .Select(snippet => (Template: (string)snippet!["template"]!, Expected: (string?)snippet["expected"], Actual: Render((string)snippet["template"]!, variables)))
            .Where(row => row.Expected != row.Actual.Text)
            .Select(row => $"{row.Template}\n  expected {row.Expected ?? "a failure"}\n  actual   {row.Actual.Text ?? row.Actual.Failure}");

        Assert.Equal(105, snippets.Count);
        Assert.False(wrong.Any(), string.Join('\n', wrong));
    }

    private static (string? Text, string? Failure) Render(string template, JsonObject variables)
    {
        try
        {
            return (ChatTemplate.Parse(template, "snippet").Render(variables, Now).Text, null);
        }
        catch (TemplateException failure)
        {
            return (null, failure.Message);
        }
    }

    private static string TextOf(string name)
    {
        var text = File.ReadAllText(SharedFiles.PathTo(["tokenizers", .. name.Split('/')]));
        if (!name.EndsWith(".json", StringComparison.Ordinal))
        {
            return text;
        }

        using var config = JsonDocument.Parse(text);
        return config.RootElement.GetProperty("chat_template").GetString()!;
    }
}
