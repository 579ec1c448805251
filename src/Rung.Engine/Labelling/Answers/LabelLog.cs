using System.Text;
using System.Text.Json.Nodes;
using Rung.Core.Data;

namespace Rung.Engine.Labelling.Answers;

/// <summary>
/// The answers of a person at the keyboard, each on disk before the next question is asked. A line that a kill cut short is
/// dropped when the file is opened again.
/// </summary>
public sealed class LabelLog : IDisposable
{
    private readonly FileStream _file;
    private readonly FileStream _lock;
    private readonly AnswerColumns _columns;
    private readonly TimeProvider _clock;
    private readonly Dictionary<ExampleId, string> _answers;

    private LabelLog(FileStream file, FileStream ownership, AnswerColumns columns, TimeProvider clock, Dictionary<ExampleId, string> answers)
    {
        _file = file;
        _lock = ownership;
        _columns = columns;
        _clock = clock;
        _answers = answers;
    }

    /// <summary>The label that was given to each example.</summary>
    public IReadOnlyDictionary<ExampleId, string> Answers => _answers;

    /// <param name="path">The file; made where it is not there.</param>
    /// <param name="columns">How an answer is written.</param>
    /// <param name="clock">Tells when an answer was given.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DatasetException">The file is in use, or holds something else.</exception>
    internal static async Task<LabelLog> OpenAsync(string path, AnswerColumns columns, TimeProvider clock, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var ownership = Open(path + ".lock", FileShare.None);
        var file = Open(path, FileShare.ReadWrite);
        try
        {
            CutTornLine(file);
            var answers = new Dictionary<ExampleId, string>();
            if (file.Length > 0)
            {
                foreach (var answer in await LabelAnswers.ReadAsync(columns, path, cancellationToken))
                {
                    answers[answer.Example.Id] = answer.Example.Expected!;
                }
            }

            file.Seek(0, SeekOrigin.End);
            return new LabelLog(file, ownership, columns, clock, answers);
        }
        catch
        {
            await file.DisposeAsync();
            await ownership.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes an answer down, or takes one back.</summary>
    /// <param name="example">The example.</param>
    /// <param name="label">The label; <see langword="null"/> takes the answer back.</param>
    public void Write(Example example, string? label)
    {
        ArgumentNullException.ThrowIfNull(example);

        var record = _columns.RecordOf(example);
        record[AnswerColumns.Expected] = label ?? "";
        record[AnswerColumns.At] = JsonValue.Create(_clock.GetUtcNow());
        _file.Write(Encoding.UTF8.GetBytes(AnswerColumns.JsonLineOf(record) + "\n"));
        _file.Flush(flushToDisk: true);
        if (label is null)
        {
            _answers.Remove(example.Id);
        }
        else
        {
            _answers[example.Id] = label;
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        _lock.Dispose();
    }

    /// <remarks>
    /// On Unix only a file that nobody shares is locked, so that one writes and others may read needs a file for the lock.
    /// </remarks>
    private static FileStream Open(string path, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"{path}: the file cannot be written, perhaps because another rung label is open on it: {unusable.Message}");
        }
    }

    private static void CutTornLine(FileStream file)
    {
        for (var end = file.Length; ; end--)
        {
            file.Position = Math.Max(end - 1, 0);
            if (end == 0 || file.ReadByte() == '\n')
            {
                file.SetLength(end);
                return;
            }
        }
    }
}
