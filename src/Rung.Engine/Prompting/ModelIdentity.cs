using System.Text.Json.Nodes;
using Rung.Engine.Providers;
using Rung.Engine.Tasks;

namespace Rung.Engine.Prompting;

/// <summary>What of a model decides its answers: part of the definition of every candidate that asks it.</summary>
internal static class ModelIdentity
{
    public static JsonObject Of(ModelDefinition model) => new()
    {
        ["provider"] = model.Provider,
        ["url"] = ProviderDialect.Of(model).UrlOf(model).AbsoluteUri,
        ["name"] = model.Model,
        ["maxOutputTokens"] = model.MaxOutputTokens,
        ["temperature"] = model.Temperature,
    };
}
