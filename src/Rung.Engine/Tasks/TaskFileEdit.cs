using System.Text;
using Rung.Engine.Faults;
using Rung.Engine.Yaml;

namespace Rung.Engine.Tasks;

/// <summary>Changes one value of a <c>rung.yaml</c> where it stands: every comment, blank and other key stays.</summary>
internal static class TaskFileEdit
{
    /// <summary>Exchanges the name of a file of examples.</summary>
    /// <param name="folder">The folder of <c>rung.yaml</c>.</param>
    /// <param name="key">The key under <c>data</c>.</param>
    /// <param name="value">The new name, relative to the folder.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="TaskException">The value is written in a way that cannot be exchanged safely.</exception>
    public static async Task SetDataFileAsync(string folder, string key, string value, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, TaskReader.FileName);
        var text = await File.ReadAllTextAsync(path, cancellationToken);
        var changed = Changed(text, key, value)
            ?? throw new TaskException([$"{TaskReader.FileName}: data.{key} is written in a way that cannot be changed safely. Set it to '{value}' by hand."]);
        await WriteAsync(path, changed, cancellationToken);
    }

    /// <summary>Sets a key of the file to a value in one line: exchanges the line that has it, or adds one at the end.</summary>
    /// <param name="folder">The folder of <c>rung.yaml</c>.</param>
    /// <param name="key">A key of the file itself.</param>
    /// <param name="line">The key with its new value.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="TaskException">The value takes more than its line, or the file would not be valid any more.</exception>
    public static async Task SetLineAsync(string folder, string key, string line, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, TaskReader.FileName);
        var text = await File.ReadAllTextAsync(path, cancellationToken);
        var changed = Exchanged(text, key, line)
            ?? throw new TaskException([$"{TaskReader.FileName}: {key} takes more than one line and cannot be changed safely. Set it by hand: {line}"]);
        await TaskReader.ParseAsync(changed, Path.GetFullPath(folder), cancellationToken);
        await WriteAsync(path, changed, cancellationToken);
    }

    private static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var temporary = path + ".new";
        await File.WriteAllTextAsync(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
        File.Move(temporary, path, overwrite: true);
    }

    private static string? Exchanged(string text, string key, string line)
    {
        if (YamlTree.Parse(text, new FaultList(TaskReader.FileName)) is not YamlMap map
            || map.Entries.Select(entry => entry.Key).FirstOrDefault(entry => entry.Text == key) is not { } place)
        {
            return $"{text}{(text.Length == 0 || text.EndsWith('\n') ? "" : "\n")}{line}\n";
        }

        var start = StartOf(text, place.Line, column: 1) ?? text.Length;
        var end = text.IndexOf('\n', start) is >= 0 and var found ? found : text.Length;

        // What goes on in the next line is indented there, or is not closed here.
        var old = text[start..end].TrimEnd();
        var isWhole = old.EndsWith('}') && !text[end..].TrimStart('\r', '\n').StartsWith(' ');
        return isWhole ? string.Concat(text.AsSpan(0, start), line, text.AsSpan(end)) : null;
    }

    private static string? Changed(string text, string key, string value)
    {
        if (Find(text, key) is not { } scalar || StartOf(text, scalar.Line, scalar.Column) is not { } start)
        {
            return null;
        }

        // A value that spells itself in one piece, with or without quotes; whatever else YAML allows is left to a person.
        foreach (var quote in new[] { "", "\"", "'" })
        {
            var written = $"{quote}{scalar.Text}{quote}";
            if (string.CompareOrdinal(text, start, written, 0, written.Length) == 0)
            {
                var changed = string.Concat(text.AsSpan(0, start), $"{quote}{value}{quote}", text.AsSpan(start + written.Length));
                return Find(changed, key)?.Text == value ? changed : null;
            }
        }

        return null;
    }

    private static YamlScalar? Find(string text, string key) =>
        Value(Value(YamlTree.Parse(text, new FaultList(TaskReader.FileName)), "data"), key) as YamlScalar;

    private static YamlValue? Value(YamlValue? map, string key) =>
        (map as YamlMap)?.Entries.Where(entry => entry.Key.Text == key).Select(entry => entry.Value).FirstOrDefault();

    /// <summary>The place of a line and column, both from 1.</summary>
    private static int? StartOf(string text, int line, int column)
    {
        var start = 0;
        for (var passed = 1; passed < line; passed++)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
            {
                return null;
            }

            start = end + 1;
        }

        return start + column - 1 <= text.Length ? start + column - 1 : null;
    }
}
