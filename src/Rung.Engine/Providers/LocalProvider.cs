using System.Globalization;
using Rung.Core.Ladder;
using Rung.Engine.Local;
using Rung.Engine.Tasks;
using Rung.Tensors.Kernels.Weights;

namespace Rung.Engine.Providers;

/// <summary>Opens the models of a task that this process runs itself.</summary>
internal static class LocalProvider
{
    /// <exception cref="ProviderException">The folder is missing, or the model cannot be run here.</exception>
    public static LocalModel Open(ModelDefinition definition, LiveModelSetup setup) =>
        Opened(definition, setup, folder => setup.Locals.Open(folder, OptionsOf(definition)));

    /// <summary>One that makes vectors; texts that are too long for it are cut at their end.</summary>
    /// <exception cref="ProviderException">The folder is missing, or holds no encoder of this dimension.</exception>
    public static LocalEmbeddingGenerator Open(EmbedderDefinition embedder, LiveModelSetup setup) => Opened(embedder.Model, setup, folder =>
    {
        var encoder = setup.Locals.OpenEncoder(folder, EncoderOptionsOf(embedder.Model) with { Cuts = true });
        return encoder switch
        {
            { Labels: > 0 } => throw new LocalModelException(
                $"{folder} scores texts by {encoder.Labels} labels. Vectors come from an encoder without such a head; a cross-encoder belongs under rerankers."),
            _ when embedder.Dimensions is { } asked && asked != encoder.Dimension => throw new LocalModelException(string.Create(
                CultureInfo.InvariantCulture, $"Its vectors have {encoder.Dimension} components where 'dimensions' says {asked}. Leave 'dimensions' out.")),
            _ => encoder,
        };
    });

    /// <summary>One that orders passages.</summary>
    /// <exception cref="ProviderException">The folder is missing, or holds no cross-encoder.</exception>
    public static LocalCrossEncoder Open(RerankerDefinition reranker, LiveModelSetup setup) =>
        Opened(reranker.Model, setup, folder => setup.Locals.OpenCrossEncoder(folder, EncoderOptionsOf(reranker.Model)));

    /// <summary>How a model of a task is held and computed.</summary>
    public static LocalModelOptions OptionsOf(ModelDefinition definition) => new()
    {
        Format = FormatOf(definition),
        Threads = definition.Threads,
    };

    /// <summary>
    /// The definition named by content instead of by path: moved elsewhere it is the same candidate, changed in place it is another.
    /// </summary>
    public static ModelDefinition Resolved(ModelDefinition definition, LocalModel model, LocalAdapter? adapter)
    {
        var worn = adapter is null ? "" : $":adapter:{adapter.Id}";
        return Resolved(definition, model.Name, $"{model.Id}:{definition.Format}{worn}");
    }

    /// <summary>The same of an embedder.</summary>
    public static EmbedderDefinition Resolved(EmbedderDefinition embedder, LocalEmbeddingGenerator encoder) => embedder with
    {
        Model = Resolved(embedder.Model, encoder.Name, $"{encoder.Id}:{embedder.Model.Format}"),
        Dimensions = encoder.Dimension,
    };

    /// <summary>The same of a reranker.</summary>
    public static RerankerDefinition Resolved(RerankerDefinition reranker, LocalCrossEncoder encoder) => reranker with
    {
        Model = Resolved(reranker.Model, encoder.Name, $"{encoder.Id}:{reranker.Model.Format}"),
    };

    /// <summary>What a local model could not do, as a failed call.</summary>
    public static ModelCallException Failure(ModelDefinition definition, LocalModelException failure) =>
        new(FailureCause.Refused, $"Model '{definition.Name}' cannot answer. {failure.Message}");

    private static ModelDefinition Resolved(ModelDefinition definition, string name, string content) =>
        definition with { Model = name, Url = new Uri($"urn:rung-model:{content}"), Concurrency = 1 };

    private static T Opened<T>(ModelDefinition definition, LiveModelSetup setup, Func<string, T> open)
    {
        try
        {
            var from = setup.Folder.Length > 0 ? setup.Folder : Environment.CurrentDirectory;
            return open(ModelFolder.Find(definition.Model, from));
        }
        catch (LocalModelException exception)
        {
            throw ProviderException.Local(definition, exception.Message);
        }
    }

    private static LocalEncoderOptions EncoderOptionsOf(ModelDefinition definition) =>
        new() { Format = FormatOf(definition), Threads = definition.Threads };

    private static WeightFormat FormatOf(ModelDefinition definition) =>
        WeightFormats.Find(definition.Format) ?? throw new ArgumentOutOfRangeException(nameof(definition), definition.Format, "No such format.");
}
