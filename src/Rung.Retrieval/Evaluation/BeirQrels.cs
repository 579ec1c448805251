using System.Globalization;

namespace Rung.Retrieval.Evaluation;

/// <summary>
/// Judgements in BEIR's form: cells separated by tabs, a header <c>query-id corpus-id score</c>, then a line for each.
/// </summary>
public static class BeirQrels
{
    private const string Header = "query-id\tcorpus-id\tscore";

    /// <exception cref="EvaluationFileException">The header or a line is none, or a passage is judged again.</exception>
    public static async Task<Qrels> ReadAsync(string path, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var judgements = new JudgementList();
        var isHeader = true;
        await foreach (var line in LineFile.ReadAsync(path, cancellationToken))
        {
            var fields = line.Cells();
            if (fields is not [var query, var passage, var grade])
            {
                throw line.WrongCount(fields, "three, separated by tabs: query-id, corpus-id, score");
            }

            if (isHeader)
            {
                isHeader = false;
                CheckHeader(line, grade);
                continue;
            }

            judgements.Add(line, query, passage, line.Whole(grade, "the score"));
        }

        return judgements.ToQrels();
    }

    public static Task WriteAsync(Qrels qrels, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(qrels);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return LineFile.WriteAsync(path, qrels.Judgements().Select(ToLine).Prepend(Header), cancellationToken);
    }

    // Without the check a file that lost its header would silently lose its first judgement.
    private static void CheckHeader(FileLine line, FileField last)
    {
        if (int.TryParse(last.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            throw line.Wrong(last, "a header (query-id, corpus-id, score) in the first line");
        }
    }

    private static string ToLine(Judgement judgement) => string.Create(
        CultureInfo.InvariantCulture, $"{judgement.Query}\t{judgement.Passage}\t{judgement.Grade}");
}
