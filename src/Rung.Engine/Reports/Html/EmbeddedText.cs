using System.Security.Cryptography;
using System.Text;

namespace Rung.Engine.Reports.Html;

/// <summary>A style sheet or script of this folder, with the hash that the page's content security policy allows it by.</summary>
internal sealed record EmbeddedText(string Text)
{
    public string Policy => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";

    public static EmbeddedText Read(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream($"{typeof(EmbeddedText).Namespace}.{name}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new EmbeddedText(reader.ReadToEnd());
    }
}
