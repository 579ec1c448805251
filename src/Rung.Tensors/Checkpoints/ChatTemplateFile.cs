using System.Text.Json;
using Rung.Tensors.Templates;

namespace Rung.Tensors.Checkpoints;

/// <summary>Finds the chat template of a model's folder, wherever its publisher put it.</summary>
public static class ChatTemplateFile
{
    private const string OwnFile = "chat_template.jinja";
    private const string UsualName = "default";
    private const long LargestFile = 10_000_000;

    private static readonly string[] Configs = ["chat_template.json", "tokenizer_config.json"];

    /// <summary>The template that conversations without tools use, parsed; nothing where the model has none.</summary>
    /// <exception cref="TemplateException">It needs more of Jinja than is run here.</exception>
    /// <exception cref="CheckpointException">The file that should hold it is damaged.</exception>
    public static ChatTemplate? Find(string folder) =>
        FindText(folder) is { } found ? ChatTemplate.Parse(found.Text, found.Path) : null;

    internal static (string Text, string Path)? FindText(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var own = Path.Combine(folder, OwnFile);
        if (File.Exists(own))
        {
            return new FileInfo(own).Length <= LargestFile
                ? (File.ReadAllText(own), own)
                : throw new CheckpointException(own, $"It has more than {LargestFile} bytes; no template has.");
        }

        foreach (var path in Configs.Select(name => Path.Combine(folder, name)).Where(File.Exists))
        {
            if (TextIn(ConfigObject.Load(path)) is { } text)
            {
                return (text, path);
            }
        }

        return null;
    }

    /// <summary>A text, or a list of named ones.</summary>
    private static string? TextIn(ConfigObject config)
    {
        if (config.Find("chat_template") is not { ValueKind: JsonValueKind.Array } list)
        {
            return config.Text("chat_template");
        }

        var usual = list.EnumerateArray().FirstOrDefault(item =>
            item.ValueKind == JsonValueKind.Object && item.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String && name.ValueEquals(UsualName));
        return usual.ValueKind == JsonValueKind.Object && usual.TryGetProperty("template", out var template) && template.ValueKind == JsonValueKind.String
            ? template.GetString()
            : throw config.Wrong("chat_template", $"is a list without a template named '{UsualName}'");
    }
}
