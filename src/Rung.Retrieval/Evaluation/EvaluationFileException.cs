using System.Globalization;

namespace Rung.Retrieval.Evaluation;

/// <summary>A file of queries, passages, judgements or rankings cannot be read as what it should be.</summary>
public sealed class EvaluationFileException : RetrievalException
{
    internal EvaluationFileException(string file, int line, int column, string found, string expected)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"{file}, line {line}, column {column}: found {found}, expected {expected}. Correct the line."))
    {
        File = file;
        Line = line;
        Column = column;
    }

    internal EvaluationFileException(string file, string problem, Exception? inner = null)
        : base($"{file}: {problem}", inner) => File = file;

    /// <summary>The path as it was given.</summary>
    public string File { get; }

    /// <summary>From 1; 0 when the file as a whole is meant.</summary>
    public int Line { get; }

    /// <summary>In UTF-16 units, from 1; 0 when the file as a whole is meant.</summary>
    public int Column { get; }
}
