using System.Runtime.CompilerServices;
using System.Text;

namespace Rung.Retrieval.Evaluation;

/// <summary>The lines of a UTF-8 file, with their numbers; a file that cannot be opened is named.</summary>
internal static class LineFile
{
    public static async IAsyncEnumerable<FileLine> ReadAsync(
        string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = Open(path);
        var number = 0;
        while (await reader.ReadLineAsync(cancellationToken) is { } text)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(text))
            {
                yield return new(path, number, text);
            }
        }
    }

    public static async Task WriteAsync(string path, IEnumerable<string> lines, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        foreach (var line in lines)
        {
            await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
        }
    }

    private static StreamReader Open(string path)
    {
        try
        {
            return new(path, Encoding.UTF8);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationFileException(path, $"the file cannot be opened ({error.Message}).", error);
        }
    }
}
