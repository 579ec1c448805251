using Rung.Engine.Retrieving.Connections;
using Rung.Engine.Tasks;
using Rung.Retrieval.Settings;

namespace Rung.Cli.Retrieving;

/// <summary>Where the documents and their index are: of a task, or of a bare folder of documents.</summary>
/// <param name="Documents">The documents.</param>
/// <param name="Index">Their index.</param>
internal sealed record IndexFolders(string Documents, string Index)
{
    private const string Name = "index";

    /// <summary>The task; <see langword="null"/>: the folder has documents alone.</summary>
    public TaskDefinition? Task { get; private init; }

    /// <summary>How the documents are cut and searched: what <c>rung.yaml</c> says, else as by default.</summary>
    public RetrievalSettings Settings { get; private init; } = new();

    /// <exception cref="TaskException">The folder has a task that names no documents.</exception>
    public static async Task<IndexFolders> OfAsync(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(folder.FullName, TaskReader.FileName)))
        {
            return new(folder.FullName, Path.Combine(StateFolder.Of(folder.FullName), Name));
        }

        var task = await TaskReader.ReadAsync(folder.FullName, cancellationToken);
        return task.Documents is { } documents
            ? new(Path.GetFullPath(documents, task.Folder), Path.Combine(StateFolder.Of(task.Folder), Name))
            {
                Task = task,
                Settings = task.Retrieval?.Settings ?? new(),
            }
            : throw new TaskException([$"{TaskReader.FileName}: documents: found nothing; expected the folder of your documents, such as documents: docs/"]);
    }

    /// <summary>Connects the task's embedders and rerankers of these names.</summary>
    /// <exception cref="TaskException">There is no task that could name them.</exception>
    public Task<RetrievalConnections> ConnectAsync(
        IEnumerable<string> embedders, IEnumerable<string> rerankers, bool assumesYes, CancellationToken cancellationToken) =>
        RetrievalConnections.OpenAsync(
            Task ?? throw new TaskException([$"found no {TaskReader.FileName}; expected the folder of a task whose {TaskReader.FileName} names the embedder or reranker."]),
            embedders,
            rerankers,
            SpendingPrompt.Of(assumesYes),
            cancellationToken);
}
