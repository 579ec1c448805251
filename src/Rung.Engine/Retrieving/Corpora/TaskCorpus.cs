using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Rung.Core.Data;
using Rung.Engine.Retrieving.Connections;
using Rung.Engine.Tasks;
using Rung.Retrieval;
using Rung.Retrieval.Indexes;
using Rung.Retrieval.Lexical;
using Rung.Retrieval.Settings;
using Rung.Retrieval.Vectors.Lsa;

namespace Rung.Engine.Retrieving.Corpora;

/// <summary>The documents of a task, cut and indexed. One climb at a time owns it; what it finds does not change while it is open.</summary>
internal sealed class TaskCorpus : IAsyncDisposable
{
    private readonly FolderIndex _index;
    private readonly Dictionary<string, string> _identities;

    private TaskCorpus(FolderIndex index, IndexUpdate update, ImmutableArray<IndexEmbedder> embedders)
    {
        _index = index;
        View = index.View;
        Embedded = View.Embedded;
        _identities = embedders.ToDictionary(embedder => embedder.Name, embedder => embedder.Identity, StringComparer.Ordinal);
        Passages = [.. View.Lexical.AllPassages().OrderBy(passage => passage.Document, StringComparer.Ordinal).ThenBy(passage => passage.Span.Start)];
        Documents = Passages.Select(passage => passage.Document).Distinct(StringComparer.Ordinal).Count();
        Content = HashOf(Passages);
        Notes =
        [
            .. update.Refusals.Select(refused => $"documents: {refused.Refusal!.Message}"),
            .. View.VectorSearches.Where(search => search.Graph is not null).Select(search => $"documents: {search}"),
        ];
    }

    public FolderIndexView View { get; }

    /// <summary>The retrievers by the vectors of embedders that may be asked.</summary>
    public ImmutableArray<IRetriever> Embedded { get; private set; }

    /// <summary>All, document by document, in the order of the text.</summary>
    public ImmutableArray<Passage> Passages { get; }

    /// <summary>How many documents have a passage.</summary>
    public int Documents { get; }

    /// <summary>Over all that can be found: a changed document makes other candidates.</summary>
    public ContentHash Content { get; }

    /// <summary>How words are weighed, where <c>rung.yaml</c> says so; <see langword="null"/>: as by default.</summary>
    public string? Scoring { get; private init; }

    /// <summary>What could not be read, and what a graph of vectors misses, for a person.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>Opens the index that earlier climbs left in <paramref name="folder"/> and brings it up to the documents as they are.</summary>
    /// <exception cref="RetrievingException">The documents or the index cannot be used.</exception>
    public static Task<TaskCorpus> OpenAsync(TaskDefinition task, string folder, CancellationToken cancellationToken) =>
        OpenAsync(task, folder, [], cancellationToken);

    /// <summary>The same, with vectors by embedders.</summary>
    /// <exception cref="RetrievingException">The documents or the index cannot be used.</exception>
    public static async Task<TaskCorpus> OpenAsync(
        TaskDefinition task, string folder, ImmutableArray<IndexEmbedder> embedders, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var index = await OpenAsync(task, folder, OptionsFor(task) with { Embedders = embedders }, cancellationToken);
            return await UpdatedAsync(index, task, embedders, cancellationToken);
        }
        catch (RetrievalException wrong)
        {
            throw new RetrievingException($"{TaskReader.FileName}: documents: {wrong.Message}", wrong);
        }
    }

    /// <summary>The embedders that a retriever asks, with all that decides their vectors; none for one that asks no model.</summary>
    public ImmutableArray<string> IdentitiesOf(string retriever) =>
        [.. RetrieverChain.PartsOf(retriever).Where(_identities.ContainsKey).Select(part => _identities[part])];

    /// <summary>Leaves out the retrievers of embedders that may not be asked.</summary>
    public void LeaveOut(IReadOnlyCollection<string> embedders) =>
        Embedded = [.. Embedded.Where(retriever => !embedders.Contains(retriever.Name))];

    /// <summary>How a task's documents are cut and indexed.</summary>
    public static FolderIndexOptions OptionsFor(TaskDefinition task)
    {
        var settings = task.Retrieval?.Settings ?? new RetrievalSettings();
        var lexical = settings.ToLexicalOptions();
        return new FolderIndexOptions
        {
            Passages = settings.ToPassageOptions(),
            Lexical = lexical,
            Lsa = new LsaOptions { Analysis = lexical.Analysis },
        };
    }

    public ValueTask DisposeAsync() => _index.DisposeAsync();

    private static async Task<FolderIndex> OpenAsync(
        TaskDefinition task, string folder, FolderIndexOptions options, CancellationToken cancellationToken)
    {
        var documents = Path.GetFullPath(task.Documents!, task.Folder);
        try
        {
            return await FolderIndex.OpenAsync(documents, folder, options, cancellationToken);
        }
        catch (IndexSettingsException)
        {
            // Made with other terms than rung.yaml asks for now. All of it follows from the documents: it is made anew.
            Directory.Delete(folder, recursive: true);
            Directory.CreateDirectory(folder);
            return await FolderIndex.OpenAsync(documents, folder, options, cancellationToken);
        }
    }

    private static string? ScoringOf(TaskDefinition task) => task.Retrieval?.Settings is { } settings
        ? string.Create(CultureInfo.InvariantCulture, $"k1 {settings.Bm25.K1} b {settings.Bm25.B} stems {settings.Stems}")
        : null;

    private static async Task<TaskCorpus> UpdatedAsync(
        FolderIndex index, TaskDefinition task, ImmutableArray<IndexEmbedder> embedders, CancellationToken cancellationToken)
    {
        try
        {
            return new TaskCorpus(index, await index.UpdateAsync(progress: null, cancellationToken), embedders) { Scoring = ScoringOf(task) };
        }
        catch
        {
            await index.DisposeAsync();
            throw;
        }
    }

    private static ContentHash HashOf(ImmutableArray<Passage> passages)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var passage in passages)
        {
            Append(hash, passage.Id.Value);
            Append(hash, passage.Document);
            Append(hash, string.Join('\n', passage.TitlePath));
            Append(hash, passage.Text);
        }

        return ContentHash.Of(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
