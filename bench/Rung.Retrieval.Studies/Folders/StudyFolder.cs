using System.Globalization;
using Rung.Core.Statistics;
using Rung.Retrieval.Studies.Lexical;

namespace Rung.Retrieval.Studies.Folders;

/// <summary>A folder of generated Markdown documents, and changes to them that can be told apart.</summary>
internal sealed class StudyFolder : IDisposable
{
    private const int PerFolder = 100;

    private readonly ZipfTexts _texts = new(vocabulary: 50_000);
    private readonly SplitMix64 _random;
    private readonly int _documents;

    public StudyFolder(int documents, ulong seed)
    {
        (_documents, _random) = (documents, new SplitMix64(seed));
        for (var document = 0; document < documents; document++)
        {
            var path = System.IO.Path.Combine(Path, NameOf(document));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Text(mark: ""));

            // Files that were written just now are read again by the next update: those of a team were not.
            File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddYears(50));
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("rung-folder-").FullName;

    public string Index => System.IO.Path.Combine(Path, ".rung", "index");

    /// <summary>Writes another text over a random document.</summary>
    /// <returns>A word that is in no other, the document, and its text.</returns>
    public (string Mark, string Document, string Text) Change(int number)
    {
        var mark = string.Create(CultureInfo.InvariantCulture, $"changed{number}");
        var (document, text) = (NameOf(_random.Next(_documents)), Text(mark));
        File.WriteAllText(System.IO.Path.Combine(Path, document), text);
        return (mark, document, text);
    }

    /// <summary>When the vectors of the index were last written.</summary>
    public DateTime VectorsWritten() => Directory.EnumerateFiles(Index, "lsa.vectors-*").Max(File.GetLastWriteTimeUtc);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private string Text(string mark) => $"# {_texts.Text(_random, 2, 6)}\n\n{_texts.Text(_random, 60, 180)} {mark}\n\n## {_texts.Text(_random, 2, 6)}\n\n{_texts.Text(_random, 60, 180)}\n";

    private static string NameOf(int document) => string.Create(CultureInfo.InvariantCulture, $"{document / PerFolder:d3}/{document:d5}.md");
}
