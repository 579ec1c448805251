using System.Globalization;

namespace Rung.Retrieval.Evaluation;

/// <summary>
/// Judgements in TREC's form: a line <c>query iteration document grade</c> for each, separated by blanks or tabs. The
/// iteration is read over; it is written as 0.
/// </summary>
public static class TrecQrels
{
    private const string Form = "four: query, 0, document, grade";

    /// <exception cref="EvaluationFileException">A line is none, or judges a passage again.</exception>
    public static async Task<Qrels> ReadAsync(string path, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var judgements = new JudgementList();
        await foreach (var line in LineFile.ReadAsync(path, cancellationToken))
        {
            var fields = line.Words();
            if (fields is not [var query, _, var passage, var grade])
            {
                throw line.WrongCount(fields, Form);
            }

            judgements.Add(line, query, passage, line.Whole(grade, "the grade"));
        }

        return judgements.ToQrels();
    }

    public static Task WriteAsync(Qrels qrels, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(qrels);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return LineFile.WriteAsync(path, qrels.Judgements().Select(ToLine), cancellationToken);
    }

    private static string ToLine(Judgement judgement) => string.Create(
        CultureInfo.InvariantCulture, $"{judgement.Query} 0 {judgement.Passage} {judgement.Grade}");
}
