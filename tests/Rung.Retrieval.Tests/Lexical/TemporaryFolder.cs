namespace Rung.Retrieval.Tests.Lexical;

/// <summary>A folder that goes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("rung-lexical-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
