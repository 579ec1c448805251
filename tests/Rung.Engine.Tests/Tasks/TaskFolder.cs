using System.Text;

namespace Rung.Engine.Tests.Tasks;

/// <summary>A folder for one test, gone with it.</summary>
internal sealed class TaskFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rung-task-");

    public string Path => _folder.FullName;

    public TaskFolder With(string file, string content) => With(file, Encoding.UTF8.GetBytes(content));

    public TaskFolder With(string file, byte[] content)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return this;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
