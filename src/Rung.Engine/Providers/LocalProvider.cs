using Rung.Engine.Local;
using Rung.Engine.Tasks;

namespace Rung.Engine.Providers;

/// <summary>Opens the models of a task that this process runs itself.</summary>
internal static class LocalProvider
{
    /// <exception cref="ProviderException">The folder is missing, or the model cannot be run here.</exception>
    public static LocalModel Open(ModelDefinition definition, LiveModelSetup setup)
    {
        try
        {
            var from = setup.Folder.Length > 0 ? setup.Folder : Environment.CurrentDirectory;
            return setup.Locals.Open(ModelFolder.Find(definition.Model, from), OptionsOf(definition));
        }
        catch (LocalModelException exception)
        {
            throw ProviderException.Local(definition, exception.Message);
        }
    }

    /// <summary>How a model of a task is held and computed.</summary>
    public static LocalModelOptions OptionsOf(ModelDefinition definition) => new()
    {
        Format = WeightFormats.Find(definition.Format) ?? throw new ArgumentOutOfRangeException(nameof(definition), definition.Format, "No such format."),
        Threads = definition.Threads,
    };

    /// <summary>
    /// The definition named by content instead of by path: moved elsewhere it is the same candidate, changed in place it is another.
    /// </summary>
    public static ModelDefinition Resolved(ModelDefinition definition, LocalModel model, LocalAdapter? adapter)
    {
        var worn = adapter is null ? "" : $":adapter:{adapter.Id}";
        return definition with
        {
            Model = model.Name,
            Url = new Uri($"urn:rung-model:{model.Id}:{definition.Format}{worn}"),
            Concurrency = 1,
        };
    }
}
