namespace Rung.Retrieval.Evaluation;

/// <summary>Collects judgements from the lines of a file and says which line repeats one.</summary>
internal sealed class JudgementList
{
    private readonly List<Judgement> _judgements = [];
    private readonly Dictionary<(string Query, PassageId Passage), int> _lines = [];

    public void Add(FileLine line, FileField query, FileField passage, int grade)
    {
        var judgement = new Judgement(Named(line, query), PassageId.Of(Named(line, passage)), grade);
        if (!_lines.TryAdd((judgement.Query, judgement.Passage), line.Number))
        {
            var first = _lines[(judgement.Query, judgement.Passage)];
            throw line.Wrong(passage, $"a passage that line {first} has not judged for this query");
        }

        _judgements.Add(judgement);
    }

    public Qrels ToQrels() => Qrels.Of(_judgements);

    private static string Named(FileLine line, FileField field) =>
        field.Text.Length > 0 ? field.Text : throw line.Wrong(field, "an id");
}
