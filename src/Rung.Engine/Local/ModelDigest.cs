using System.Security.Cryptography;
using System.Text;
using Rung.Core.Data;

namespace Rung.Engine.Local;

/// <summary>Names a folder of model files by their content, wherever it lies: what decides answers, and nothing else.</summary>
internal static class ModelDigest
{
    private static readonly string[] Names =
    [
        "config.json", "tokenizer.json", "tokenizer_config.json", "generation_config.json", "chat_template.jinja",
        "chat_template.json", "modules.json", "1_Pooling/config.json", "adapter_config.json",
    ];

    /// <summary>Reads every byte: about a second a gigabyte, once a process.</summary>
    public static ContentHash Of(string folder)
    {
        var weights = Directory.EnumerateFiles(folder, "*.safetensors").Select(path => Path.GetFileName(path));
        var files = Names.Where(name => File.Exists(Path.Combine(folder, name))).Concat(weights).Order(StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var name in files)
        {
            using var stream = File.OpenRead(Path.Combine(folder, name));
            text.Append(name).Append(' ').Append(Convert.ToHexStringLower(SHA256.HashData(stream))).Append('\n');
        }

        return ContentHash.Of(text.ToString());
    }
}
