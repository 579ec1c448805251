using System.Globalization;
using Rung.Engine.Tasks;

namespace Rung.Engine.Providers.Embedding;

/// <summary>Tells embedders apart whose vectors must not meet.</summary>
internal static class EmbedderIdentity
{
    /// <summary>All that decides the vector of a text.</summary>
    public static string OfModel(EmbedderDefinition embedder)
    {
        var dialect = ProviderDialect.Of(embedder.Model);
        var address = dialect.UrlOf(embedder.Model);
        if (dialect.IsInProcess)
        {
            return address.AbsoluteUri; // the name of its content: its folder may be called otherwise tomorrow
        }

        var dimensions = embedder.Dimensions is { } asked ? string.Create(CultureInfo.InvariantCulture, $", {asked} dimensions") : "";
        return $"{embedder.Model.Model} at {address.Authority}{address.AbsolutePath.TrimEnd('/')}{dimensions}";
    }

    /// <summary>All that decides the vector of a passage or a query.</summary>
    public static string Of(EmbedderDefinition embedder)
    {
        var prefixes = embedder.QueryPrefix.Length + embedder.PassagePrefix.Length > 0
            ? $", '{embedder.QueryPrefix}' before queries, '{embedder.PassagePrefix}' before passages"
            : "";
        return OfModel(embedder) + prefixes;
    }
}
