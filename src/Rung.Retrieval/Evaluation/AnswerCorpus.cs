namespace Rung.Retrieval.Evaluation;

/// <summary>The documents of an index put together again from their passages, for the search for answers.</summary>
internal sealed class AnswerCorpus
{
    private readonly SortedDictionary<string, PassedDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PassedDocument>> _holders = new(StringComparer.Ordinal);

    public AnswerCorpus(IEnumerable<Passage> passages)
    {
        foreach (var document in passages.GroupBy(passage => passage.Document, StringComparer.Ordinal))
        {
            _documents.Add(document.Key, new(document));
        }

        foreach (var document in _documents.Values)
        {
            foreach (var form in document.Words.Select(word => word.Form).Distinct(StringComparer.Ordinal))
            {
                if (!_holders.TryGetValue(form, out var holders))
                {
                    _holders[form] = holders = [];
                }

                holders.Add(document);
            }
        }
    }

    public PassedDocument? Find(string document) => _documents.GetValueOrDefault(document);

    /// <summary>The documents that hold the rarest of the words: no other can hold them all.</summary>
    public IEnumerable<PassedDocument> ThatMayHold(IReadOnlyList<AnswerWord> words) =>
        words.Select(word => _holders.GetValueOrDefault(word.Form, [])).MinBy(holders => holders.Count) ?? [];
}
