using System.Text.Json.Nodes;
using Rung.Tensors.Checkpoints;

namespace Rung.Tensors.Tests.Checkpoints;

public sealed class ChatTemplateFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"chat_template":"{{ messages[0].content }}"}""", "hello")]
    [InlineData("""{"chat_template":[{"name":"tool_use","template":"no"},{"name":"default","template":"{{ messages[0].content }}"}]}""", "hello")]
    [InlineData("""{"model_max_length":512}""", null)]
    public void A_chat_template_is_found_where_its_publisher_put_it(string config, string? expected)
    {
        _folder.Write("tokenizer_config.json", config);

        var template = ChatTemplateFile.Find(_folder.Path);

        var messages = new JsonObject { ["messages"] = new JsonArray(new JsonObject { ["content"] = "hello" }) };
        Assert.Equal(expected, template?.Render(messages).Text);
    }
}
