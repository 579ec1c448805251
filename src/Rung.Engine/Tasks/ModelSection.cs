using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Rung.Core.Economics;
using Rung.Engine.Faults;
using Rung.Engine.Yaml;

namespace Rung.Engine.Tasks;

/// <summary>Reads the key <c>models</c>. What might be a secret is never repeated in a fault.</summary>
internal static partial class ModelSection
{
    private const string Example = "{ small: { provider: ollama, model: qwen3:4b } }";

    private static readonly string[] Keys =
    [
        "provider", "model", "url", "key", "price", "max_output_tokens", "temperature", "concurrency",
        "requests_per_minute", "timeout", "format", "threads",
    ];

    private static readonly string[] PriceKeys = ["input", "cached_input", "output", "date", "source"];

    private static readonly string[] RequiredPrices = ["input", "output"];

    /// <summary>What a model may come from; dialects, which are above this room, know the same.</summary>
    internal static readonly string[] Providers = ["openai", "azure-openai", "ollama", "compatible", ModelDefinition.Local];

    /// <summary>How a local model may be held; those who run it, above this room, know the same.</summary>
    internal static readonly string[] Formats = ["f32", "bf16", "f16", "int8", "nf4"];

    private static readonly string[] LocalKeys = ["format", "threads"];

    private static readonly string[] RemoteKeys = ["url", "key", "requests_per_minute", "concurrency"];

    public static ImmutableArray<ModelDefinition> Read(YamlSection root)
    {
        if (root.Find("models") is null)
        {
            return [];
        }

        if (root.Find("models") is not YamlMap map)
        {
            root.Wrong("models", $"models by name, such as {Example}");
            return [];
        }

        var names = map.Entries.Select(entry => entry.Key.Text).Distinct(StringComparer.Ordinal).ToList();
        var models = root.FindSection("models", names, Example)!;
        return [.. names.Select(name => ReadModel(models, name)).OfType<ModelDefinition>()];
    }

    private static ModelDefinition? ReadModel(YamlSection models, string name)
    {
        CheckName(models, name);

        if (models.FindSection(name, Keys, "{ provider: openai, model: gpt-5-mini }") is not { } model)
        {
            if (models.Find(name) is null)
            {
                models.Missing(name, "a provider and a model");
            }

            return null;
        }

        var provider = ReadProvider(model, Providers);
        RefuseStrange(model, provider, RemoteKeys);
        var defaults = new ModelDefinition { Name = name, Provider = provider, Model = "" };
        return defaults with
        {
            Model = model.RequireText("model", "the provider's name of the model"),
            Url = ReadUrl(model, provider),
            KeyVariable = ReadKey(model),
            Price = ReadPrice(model),
            MaxOutputTokens = (int?)model.FindWhole("max_output_tokens", 1, 1_000_000, "a whole number of tokens, from 1") ?? defaults.MaxOutputTokens,
            Temperature = (double?)model.FindNumber("temperature", 0, 2, "a number between 0 and 2"),
            Concurrency = (int?)model.FindWhole("concurrency", 1, 1024, "a whole number of requests in flight, 1 to 1024") ?? defaults.Concurrency,
            RequestsPerMinute = (int?)model.FindWhole("requests_per_minute", 1, int.MaxValue, "a whole number, from 1"),
            Timeout = model.FindDuration("timeout") ?? defaults.Timeout,
            Format = model.FindChoice("format", Formats) ?? defaults.Format,
            Threads = (int?)model.FindWhole("threads", 1, 1024, "a whole number of threads, 1 to 1024"),
        };
    }

    /// <summary>What the name of a model, an embedder or a reranker may be.</summary>
    internal static void CheckName(YamlSection models, string name)
    {
        if (!ModelName().IsMatch(name))
        {
            models.Wrong(name, $"the name '{name}'", "a name of letters, digits, '.', '_' and '-'");
        }
    }

    internal static string ReadProvider(YamlSection model, string[] providers)
    {
        var expected = Choices.Or(providers);
        var provider = model.RequireText("provider", expected);
        if (provider == "openai-compatible")
        {
            return "compatible";
        }

        if (provider.Length > 0 && !providers.Contains(provider))
        {
            model.Wrong("provider", expected + Choices.DidYouMean(provider, providers));
        }

        return provider;
    }

    /// <summary>What a model of this provider has no use for would be obeyed by nobody.</summary>
    internal static void RefuseStrange(YamlSection model, string provider, string[] remoteKeys)
    {
        var isLocal = provider == ModelDefinition.Local;
        foreach (var key in (isLocal ? remoteKeys : LocalKeys).Where(key => model.Find(key) is not null))
        {
            model.Wrong(key, $"'{key}' for a model of the provider '{provider}'", isLocal
                ? "none: a local model is in a folder, and answers one request at a time"
                : "none: only a local model is held in memory here");
        }
    }

    internal static Uri? ReadUrl(YamlSection model, string provider)
    {
        const string Expected = "an address that begins with https:// or http://";
        if (model.FindText("url", Expected) is not { } text)
        {
            if (provider is "azure-openai" or "compatible" && model.Find("url") is null)
            {
                model.Missing("url", $"the address of the API: the provider '{provider}' has none of its own");
            }

            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            model.Wrong("url", text.AsSpan().ContainsAny('@', '?') ? "a text that is not an address" : $"'{text}'", Expected);
            return null;
        }

        if (url.UserInfo.Length > 0 || url.Query.Length > 0)
        {
            model.Wrong("url", "a user, a password or a query within the address", "none: name the variable that holds the key (key: env:NAME)");
        }

        return url;
    }

    /// <summary>The value is never repeated: it may be the key itself.</summary>
    internal static string? ReadKey(YamlSection model)
    {
        const string Expected = "the name of the environment variable that holds it, such as env:OPENAI_API_KEY";
        if (model.Find("key") is null)
        {
            return null;
        }

        var match = KeyReference().Match((model.Find("key") as YamlScalar)?.Text ?? "");
        if (!match.Success)
        {
            model.Wrong("key", "a value that may be the key itself (not repeated here)", Expected);
            return null;
        }

        return match.Groups["variable"].Value;
    }

    private static ModelPrice? ReadPrice(YamlSection model)
    {
        const string Dollars = "United States dollars per million tokens, such as 0.25";
        if (model.FindSection("price", PriceKeys, "{ input: 0.25, output: 2.00 }") is not { } price)
        {
            return null;
        }

        foreach (var key in RequiredPrices.Where(key => price.Find(key) is null))
        {
            price.Missing(key, Dollars);
        }

        return new ModelPrice
        {
            Input = price.FindNumber("input", 0, 1_000_000, Dollars) ?? 0,
            CachedInput = price.FindNumber("cached_input", 0, 1_000_000, Dollars),
            Output = price.FindNumber("output", 0, 1_000_000, Dollars) ?? 0,
            Date = ReadDate(price),
            Source = price.FindText("source", "where the price was read"),
        };
    }

    internal static DateOnly? ReadDate(YamlSection price)
    {
        const string Expected = "the day on which the price was read, such as 2026-01-31";
        if (price.FindText("date", Expected) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        price.Wrong("date", Expected);
        return null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*\z")]
    private static partial Regex ModelName();

    [GeneratedRegex(@"^env:(?<variable>[A-Za-z_][A-Za-z0-9_]*)\z")]
    private static partial Regex KeyReference();
}
