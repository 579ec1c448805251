namespace Rung.Retrieval.Evaluation;

/// <summary>A document of a collection in BEIR's layout; it is retrieved whole.</summary>
/// <param name="Id">Its name in the judgements.</param>
/// <param name="Title">May be empty.</param>
/// <param name="Text">May be empty.</param>
public sealed record BeirDocument(PassageId Id, string Title, string Text)
{
    /// <summary>The passage to index: the title stands before the text, as BEIR's own baselines search both.</summary>
    public Passage ToPassage()
    {
        var text = Title.Length is 0 ? Text : $"{Title}\n{Text}";
        return new()
        {
            Id = Id,
            Document = Id.Value,
            Text = text,
            TitlePath = Title.Length is 0 ? [] : [Title],
            Span = new(0, text.Length),
        };
    }
}
