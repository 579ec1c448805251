using Rung.Core.Data;
using Rung.Engine.Retrieving.Corpora;
using Rung.Engine.Tasks;
using Rung.Engine.Tests.Prompting;
using Rung.Retrieval;

namespace Rung.Engine.Tests.Retrieving;

/// <summary>A task of questions over a small folder of documents.</summary>
internal sealed class DocumentsFixture : IDisposable
{
    public DocumentsFixture()
    {
        Write("leave.md", "# Leave\n\nEmployees have thirty days of leave a year. Leave is asked for in the portal.\n");
        Write("travel.md", "# Travel\n\nTrains are booked in second class. The hotel limit is 120 euros a night.\n");
        Write("canteen.md", "# Canteen\n\nLunch is served at noon. Soup costs four euros.\n");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("rung-documents-").FullName;

    public TaskDefinition Task => TestTask.Of(OutputKind.Text) with { Folder = Folder, Documents = "docs", Instructions = "Answer the employee." };

    public static Passage Passage(string id, string text) => new() { Id = PassageId.Of(id), Document = $"{id}.md", Text = text };

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "docs"));
        File.WriteAllText(Path.Combine(Folder, "docs", name), text);
    }

    public Task<TaskCorpus> OpenAsync() =>
        TaskCorpus.OpenAsync(Task, Path.Combine(Folder, ".rung", "index"), TestContext.Current.CancellationToken);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
