using System.Globalization;
using System.Text.Json;
using Rung.Tensors.Hub;

namespace Rung.Cli.Hub;

/// <summary>What <c>rung model pull</c> says at its end.</summary>
internal static class PullWords
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static string ToText(PulledModel pulled)
    {
        var came = pulled.BytesFetched == 0
            ? "everything was here already"
            : string.Create(CultureInfo.InvariantCulture, $"{SizeText.Of(pulled.BytesFetched)} fetched in {pulled.Elapsed.TotalSeconds:0.0} s");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{pulled.Name} at {pulled.Commit[..12]}: {pulled.Files.Length} files, {SizeText.Of(pulled.Bytes)}; {came}. Every hash was right.\n{pulled.Folder}\n");
    }

    public static string ToJson(PulledModel pulled) => JsonSerializer.Serialize(
        new
        {
            schema = "rung.model-pull/1",
            name = pulled.Name.Id,
            revision = pulled.Name.Revision,
            commit = pulled.Commit,
            folder = pulled.Folder,
            files = pulled.Files,
            bytes = pulled.Bytes,
            bytesFetched = pulled.BytesFetched,
            seconds = Math.Round(pulled.Elapsed.TotalSeconds, 3),
        },
        Indented) + "\n";
}
