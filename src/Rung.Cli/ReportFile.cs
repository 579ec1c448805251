using System.Text;

namespace Rung.Cli;

/// <summary>Writes a report beside the old one and puts it in its place: a reader never sees half of it.</summary>
internal static class ReportFile
{
    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var temporary = path + ".new";
        await File.WriteAllTextAsync(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
        File.Move(temporary, path, overwrite: true);
    }
}
