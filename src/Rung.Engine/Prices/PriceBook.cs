using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Economics;
using Rung.Core.Economics.Prices;
using Rung.Engine.Tasks;

namespace Rung.Engine.Prices;

/// <summary>The prices that a task reckons with: the built-in table, and over it the task's own <c>prices.json</c>.</summary>
public sealed class PriceBook
{
    /// <summary>The name of the team's own table in the folder of a task.</summary>
    public const string FileName = "prices.json";

    private PriceBook(PriceTable table, string source, ImmutableArray<string> notes)
    {
        (Table, Source, Notes) = (table, source, notes);
        Id = ContentHash.Of(PriceFile.ToBytes(table));
    }

    /// <summary>The table that comes with Rung.</summary>
    public static PriceBook BuiltIn { get; } = new(ReadBuiltIn(), "built-in", []);

    public PriceTable Table { get; }

    /// <summary><c>built-in</c>, or <c>prices.json over built-in</c>.</summary>
    public string Source { get; }

    /// <summary>The hash of all prices in force: equal prices have an equal id, wherever they were read.</summary>
    public ContentHash Id { get; }

    /// <summary>What a person should know of the task's own file.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <param name="folder">The folder of the task.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="PriceFileException">With every fault of the task's own file.</exception>
    public static async Task<PriceBook> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);

        var path = Path.Combine(folder, FileName);
        if (!Path.Exists(path))
        {
            return BuiltIn;
        }

        var own = await PriceFile.ReadAsync(path, FileName, cancellationToken);
        return new(BuiltIn.Table.With(own.Table), $"{FileName} over built-in", own.Notes);
    }

    /// <summary>
    /// What a model's tokens cost; <see langword="null"/> is unknown. What <c>rung.yaml</c> says wins. A model of
    /// <c>ollama</c> is not in the book: its provider knows that it costs nothing per token. One of <c>compatible</c> is
    /// never looked up, because anybody may serve it at any price.
    /// </summary>
    public ModelPrice? PriceOf(ModelDefinition model)
    {
        ArgumentNullException.ThrowIfNull(model);

        return model.Price ?? model.Provider switch
        {
            "openai" => Find("openai", model.Model),
            "azure-openai" => Find("azure", model.Model),
            "cohere" => Find("cohere", model.Model),
            "jina" => Find("jina_ai", model.Model),
            _ => null,
        };
    }

    /// <summary>The task with the prices of this book for those of its models, embedders and rerankers that have none.</summary>
    public TaskDefinition WithPrices(TaskDefinition task)
    {
        ArgumentNullException.ThrowIfNull(task);

        return task with
        {
            Models = [.. task.Models.Select(model => model with { Price = PriceOf(model) })],
            Embedders = [.. task.Embedders.Select(embedder => embedder with { Model = embedder.Model with { Price = PriceOf(embedder.Model) } })],
            Rerankers = [.. task.Rerankers.Select(reranker => reranker with { Model = reranker.Model with { Price = PriceOf(reranker.Model) } })],
        };
    }

    private ModelPrice? Find(string provider, string model)
    {
        if (Table.Find(provider, model) is { } exact)
        {
            return exact.Price;
        }

        foreach (var name in ModelNames.Nearest(model))
        {
            if (Table.PriceOf(provider, name) is { } price)
            {
                return price with { Source = $"{price.Source ?? "no source"}, that of {provider}/{name}" };
            }
        }

        return null;
    }

    private static PriceTable ReadBuiltIn()
    {
        using var stream = typeof(PriceBook).Assembly.GetManifestResourceStream($"{typeof(PriceBook).Namespace}.{FileName}")!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return PriceFile.Parse(content.ToArray(), $"the built-in {FileName}").Table;
    }
}
