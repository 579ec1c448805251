using Rung.Retrieval.Lexical;
using Rung.Retrieval.Vectors;
using Rung.Retrieval.Vectors.Embedding;

namespace Rung.Retrieval.Indexes.Parts;

/// <summary>
/// What a graph is measured with. Short texts, as questions are: passages themselves as queries lie where the graph is densest, and find
/// more than a question does.
/// </summary>
/// <param name="Texts">The queries.</param>
/// <param name="AreExcerpts">Whether nobody asked them: they are words of passages.</param>
internal sealed record GraphQuestions(IReadOnlyList<string> Texts, bool AreExcerpts)
{
    /// <summary>So many are asked: an interval of a few hundredths where nearly all is found.</summary>
    public const int Most = 200;

    /// <summary>Fewer questions of a team than this would say too little: excerpts are asked instead.</summary>
    private const int LeastAsked = 50;

    private const int ExcerptWords = 10;

    private static readonly char[] Spaces = [' ', '\n', '\r', '\t'];

    /// <summary>The questions of a team where there are enough, else excerpts of passages that the index holds.</summary>
    public static async Task<GraphQuestions> OfAsync(
        FolderIndexOptions options, LexicalSnapshot snapshot, EmbeddedVectorIndex index, CancellationToken cancellationToken)
    {
        var asked = options.Questions is null ? [] : await options.Questions(cancellationToken);
        return asked.Count >= LeastAsked
            ? new GraphQuestions(EvenSample.Of(asked, Most), AreExcerpts: false)
            : new GraphQuestions([.. EvenSample.Of(index.Ids(), Most).Select((id, i) => ExcerptOf(snapshot.Find(id)?.Text ?? "", i))], AreExcerpts: true);
    }

    /// <summary>Their vectors; those that an embedder knows nothing of are left out.</summary>
    public async Task<GraphQueries> EmbedAsync(TextEmbedder embedder, CancellationToken cancellationToken)
    {
        var vectors = await embedder.EmbedQueriesAsync(Texts, cancellationToken);
        return new GraphQueries([.. vectors.Where(vector => vector.Span.IndexOfAnyExcept(0f) >= 0)], AreExcerpts);
    }

    // Not all from the beginning of a passage, where titles and greetings stand.
    private static string ExcerptOf(string text, int number)
    {
        var words = text.Split(Spaces, StringSplitOptions.RemoveEmptyEntries);
        var start = words.Length > ExcerptWords ? number * 7 % (words.Length - ExcerptWords) : 0;
        return string.Join(' ', words.Skip(start).Take(ExcerptWords));
    }
}
