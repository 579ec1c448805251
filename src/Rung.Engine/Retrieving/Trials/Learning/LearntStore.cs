using Rung.Engine.Tasks;
using Rung.Retrieval.Segments;

namespace Rung.Engine.Retrieving.Trials.Learning;

/// <summary>Keeps what was learnt from the same questions and documents, so that a later climb finds with the very same retriever.</summary>
/// <param name="folder">Where; made when it is needed.</param>
internal sealed class LearntStore(string folder)
{
    /// <summary>That of a task, beside its index.</summary>
    public static LearntStore Of(TaskDefinition task) => new(Path.Combine(StateFolder.Of(task.Folder), "learnt"));

    /// <summary>What is kept under a name; learnt and kept where there is nothing that can be used.</summary>
    /// <param name="key">Of all that it is learnt from.</param>
    /// <param name="name">What it is.</param>
    /// <param name="open">Reads a file of it.</param>
    /// <param name="save">Writes a file of it.</param>
    /// <param name="learn">Learns it: the same every time.</param>
    public T Find<T>(string key, string name, Func<string, T> open, Action<T, string> save, Func<T> learn)
    {
        var path = Path.Combine(folder, key, name);
        if (File.Exists(path))
        {
            try
            {
                return open(path);
            }
            catch (LearntFileException)
            {
                // Damaged, or of an earlier version: it is learnt anew from what it was learnt from.
            }
        }

        var learnt = learn();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        save(learnt, path);
        return learnt;
    }
}
