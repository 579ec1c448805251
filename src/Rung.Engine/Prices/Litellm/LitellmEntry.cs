using System.Collections.Immutable;
using System.Text.Json;
using Rung.Core.Economics;
using Rung.Core.Economics.Prices;
using Rung.Engine.Prices.Json;

namespace Rung.Engine.Prices.Litellm;

/// <summary>One model of litellm's table.</summary>
internal sealed class LitellmEntry(PlacedJson json, JsonProperty written)
{
    public const string Provider = "litellm_provider";

    /// <summary>The one provider whose models do cost nothing per token: they run on one's own machine.</summary>
    private const string Local = "ollama";

    /// <summary>Whether the table says 0 for input and output, and no other way of billing that we know.</summary>
    public bool IsAtNothing { get; private set; }

    /// <exception cref="EconomicsException">The entry says what cannot be; the exception names the field.</exception>
    public PricedModel ToModel()
    {
        if (written.Value.ValueKind is not JsonValueKind.Object)
        {
            throw new EconomicsException("the entry", json.Described(written.Value), "an object of prices");
        }

        var (provider, model) = ReadName();
        var kind = ReadText("mode") switch
        {
            "chat" or "completion" or "responses" => ModelKind.Completion,
            "embedding" => ModelKind.Embedding,
            "rerank" => ModelKind.Reranker,
            _ => ModelKind.Other,
        };
        CheckCurrency();
        return new PricedModel(provider, model, kind, ReadPrice(kind, isLocal: provider == Local));
    }

    /// <summary><c>azure/gpt-4o</c> of the provider azure is its <c>gpt-4o</c>; other slashes belong to the name.</summary>
    private (string Provider, string Model) ReadName()
    {
        var name = written.Name;
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var provider = ReadText(Provider) ?? (slash > 0 ? name[..slash] : null);
        if (provider is null || provider.Trim().Length == 0 || provider.Any(char.IsControl))
        {
            throw new EconomicsException(Provider, "nothing", "the provider's name");
        }

        var model = name.StartsWith(provider + "/", StringComparison.OrdinalIgnoreCase) ? name[(provider.Length + 1)..] : name;
        return model.Trim().Length > 0 && !model.Any(char.IsControl)
            ? (provider, model)
            : throw new EconomicsException("the entry", "no name that can be read", "the model's name");
    }

    private ModelPrice? ReadPrice(ModelKind kind, bool isLocal)
    {
        var costs = new LitellmCosts(json, written.Value);
        var input = costs.TakePerMillion("input_cost_per_token");
        var output = costs.TakePerMillion("output_cost_per_token");
        var perRequest = costs.TakeAmount("input_cost_per_request") ?? costs.TakeAmount("input_cost_per_query");
        if (kind is ModelKind.Embedding or ModelKind.Reranker)
        {
            // Neither writes tokens; a reranker that is paid by the request does not bill those that it reads.
            input ??= kind is ModelKind.Reranker && perRequest is not null ? 0 : null;
            output ??= 0;
        }

        if (input is not { } read || output is not { } made)
        {
            return null;
        }

        IsAtNothing = read + made + (perRequest ?? 0) == 0 && !isLocal;
        return IsAtNothing ? null : ReadRest(costs, read, made, perRequest);
    }

    private ModelPrice ReadRest(LitellmCosts costs, decimal input, decimal output, decimal? perRequest) => new()
    {
        Input = input,
        CachedInput = costs.TakePerMillion("cache_read_input_token_cost") ?? costs.TakePerMillion("input_cost_per_token_cache_hit"),
        CacheWrite = costs.TakePerMillion("cache_creation_input_token_cost"),
        Output = output,
        Reasoning = costs.TakePerMillion("output_cost_per_reasoning_token"),
        BatchInput = costs.TakePerMillion("input_cost_per_token_batches"),
        BatchOutput = costs.TakePerMillion("output_cost_per_token_batches"),
        PerRequest = perRequest,
        Tiers = costs.TakeTiers(),
        Others = costs.Others.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Source = ReadSource(),
    };

    private string ReadSource()
    {
        const string Table = "litellm's table";
        return ReadText("source") is { } source && source.StartsWith("https://", StringComparison.Ordinal) && !source.Any(char.IsControl)
            ? $"{Table}: {source}"
            : Table;
    }

    private void CheckCurrency()
    {
        if (ReadText("currency") is { } currency && currency != PriceTable.Dollars)
        {
            throw new EconomicsException("currency", $"'{currency}'", $"'{PriceTable.Dollars}'");
        }
    }

    private string? ReadText(string key) =>
        written.Value.TryGetProperty(key, out var value) ? json.TextOf(value) : null;
}
