using Rung.Tensors.Hub;

namespace Rung.Engine.Local;

/// <summary>Finds the folder that a name of a local model means.</summary>
public static class ModelFolder
{
    private const int CommitLength = 40;

    /// <param name="name">A path, absolute or from <paramref name="from"/>; or <c>ORG/NAME</c>, a model that was pulled.</param>
    /// <param name="from">The folder that paths begin at: that of the task, or the current one.</param>
    /// <exception cref="LocalModelException">There is no such folder, or it holds no model.</exception>
    public static string Find(string name, string from)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(from);

        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(name, from));
        if (File.Exists(full))
        {
            throw new LocalModelException($"'{name}' is a file. Name the folder that holds config.json, tokenizer.json and the weights.");
        }

        if (!Directory.Exists(full))
        {
            return FindPulled(name) ?? throw new LocalModelException(
                $"There is no model '{name}': found no folder {full}. Name a folder that holds config.json, tokenizer.json and *.safetensors, as Hugging Face lays them out; or fetch one with rung model pull.");
        }

        return File.Exists(Path.Combine(full, "config.json"))
            ? full
            : throw new LocalModelException($"{full} holds no config.json, so nobody can say what model it is. Name the folder that a Hugging Face model was fetched to.");
    }

    /// <summary>What a person calls the model in a folder: a model that was pulled lies below its name, in a folder of its commit.</summary>
    internal static string NameOf(string folder)
    {
        var name = Path.GetFileName(folder);
        return name.Length >= CommitLength && name.All(char.IsAsciiHexDigitLower) ? Path.GetFileName(Path.GetDirectoryName(folder)!) : name;
    }

    private static string? FindPulled(string name) =>
        ModelName.TryParse(name, out var pulled) ? new ModelCache(new HubOptions().CacheFolder).Find(pulled) : null;
}
