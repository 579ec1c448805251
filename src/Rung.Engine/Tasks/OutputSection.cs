using System.Text;
using System.Text.Json;
using Rung.Core.Data;
using Rung.Engine.Faults;
using Rung.Engine.Yaml;

namespace Rung.Engine.Tasks;

/// <summary>Reads the key <c>output</c>: the shape of the answers, with the schema or the tools that its file holds.</summary>
internal static class OutputSection
{
    private static readonly string[] Keys = ["kind", "schema", "tools"];

    private static readonly SortedDictionary<string, OutputKind> Kinds = new(StringComparer.Ordinal)
    {
        ["label"] = OutputKind.Label,
        ["text"] = OutputKind.Text,
        ["json"] = OutputKind.Json,
        ["tool-call"] = OutputKind.ToolCall,
    };

    public static async Task<(OutputKind? Kind, string? Schema)> ReadAsync(
        YamlSection root, TaskFiles files, CancellationToken cancellationToken)
    {
        if (root.FindSection("output", Keys, "{ kind: label }") is not { } output)
        {
            if (root.Find("output") is null)
            {
                root.Missing("output", "the shape of the answers, such as { kind: label }");
            }

            return (null, null);
        }

        var kind = ReadKind(output);
        Allow(output, "schema", OutputKind.Json, kind);
        Allow(output, "tools", OutputKind.ToolCall, kind);
        return (kind, kind switch
        {
            OutputKind.Json => await ReadJsonAsync(output, "schema", JsonValueKind.Object, files, cancellationToken),
            OutputKind.ToolCall => await ReadToolsAsync(output, files, cancellationToken),
            _ => null,
        });
    }

    private static OutputKind? ReadKind(YamlSection output)
    {
        var names = Kinds.Keys.ToList();
        var expected = Choices.Or(names);
        var name = output.RequireText("kind", expected);
        if (Kinds.TryGetValue(name, out var kind))
        {
            return kind;
        }

        if (name == "spans")
        {
            output.Wrong("kind", $"{expected}: 'spans' is not available in this version");
        }
        else if (name.Length > 0)
        {
            output.Wrong("kind", expected + Choices.DidYouMean(name, names));
        }

        return null;
    }

    private static void Allow(YamlSection output, string key, OutputKind owner, OutputKind? kind)
    {
        if (output.Find(key) is not null && kind is not null && kind != owner)
        {
            var name = Kinds.First(pair => pair.Value == owner).Key;
            output.Wrong(key, $"it only where the kind is {name}");
        }
    }

    private static async Task<string?> ReadToolsAsync(YamlSection output, TaskFiles files, CancellationToken cancellationToken)
    {
        if (output.Find("tools") is null)
        {
            output.Missing("tools", "the file with the list of tools that may be called");
        }

        return await ReadJsonAsync(output, "tools", JsonValueKind.Array, files, cancellationToken);
    }

    private static async Task<string?> ReadJsonAsync(
        YamlSection output, string key, JsonValueKind shape, TaskFiles files, CancellationToken cancellationToken)
    {
        if (files.FindFile(output, key) is not { } path)
        {
            return null;
        }

        var text = "";
        try
        {
            text = await files.ReadTextAsync(path, cancellationToken);
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind != shape)
            {
                output.Wrong(key, $"'{path}'", shape is JsonValueKind.Array ? "a file with a JSON array of tools" : "a file with a JSON schema (an object)");
            }
        }
        catch (JsonException malformed)
        {
            output.Wrong(key, $"'{path}', which is not JSON from its line {malformed.LineNumber + 1}", "JSON");
        }
        catch (DecoderFallbackException)
        {
            output.Wrong(key, $"'{path}', which is not UTF-8", "a file saved as UTF-8");
        }

        return text;
    }
}
