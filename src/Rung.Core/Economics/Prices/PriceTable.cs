using System.Collections.Immutable;

namespace Rung.Core.Economics.Prices;

/// <summary>
/// Prices of models, hardware and vector stores, each with date and source, all in one currency. What is not in it is
/// unknown, never free.
/// </summary>
public sealed class PriceTable
{
    /// <summary>The currency that all our reckoning is in.</summary>
    public const string Dollars = "USD";

    private readonly Dictionary<string, PricedModel> _models = new(StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, PricedModel> _byModel;

    /// <exception cref="EconomicsException">A name occurs twice, a range reaches below zero, or currencies are mixed.</exception>
    public PriceTable(
        IEnumerable<PricedModel> models, IEnumerable<HardwarePrice>? hardware = null, IEnumerable<VectorStorePrice>? vectorStores = null)
    {
        ArgumentNullException.ThrowIfNull(models);

        foreach (var model in models)
        {
            CheckCurrency(model.Name, model.Currency);
            if (!_models.TryAdd(model.Name, model))
            {
                throw new EconomicsException(model.Name, "the model twice", "it once");
            }
        }

        Models = [.. _models.Values.OrderBy(model => model.Name, StringComparer.Ordinal)];
        _byModel = Models.ToLookup(model => model.Model, StringComparer.OrdinalIgnoreCase);
        Hardware = Ordered(hardware, machine => machine.Name, machine => machine.Currency);
        VectorStores = Ordered(vectorStores, store => store.Name, store => store.Currency);
        foreach (var store in VectorStores.Where(store => store.PerMonth.Low < 0))
        {
            throw new EconomicsException($"{store.Name}: per_month", store.PerMonth.ToString(), "dollars per month, zero or more");
        }
    }

    public static PriceTable Empty { get; } = new([]);

    /// <summary>In the order of their names.</summary>
    public ImmutableArray<PricedModel> Models { get; }

    /// <summary>In the order of their names.</summary>
    public ImmutableArray<HardwarePrice> Hardware { get; }

    /// <summary>In the order of their names.</summary>
    public ImmutableArray<VectorStorePrice> VectorStores { get; }

    /// <summary>
    /// The model of a provider; without a provider, the model that only one provider of the table offers. <see langword="null"/>
    /// is unknown.
    /// </summary>
    public PricedModel? Find(string? provider, string model)
    {
        ArgumentNullException.ThrowIfNull(model);

        if (provider is not null)
        {
            return _models.GetValueOrDefault($"{provider}/{model}");
        }

        var found = _byModel[model].ToArray();
        return found.Length == 1 ? found[0] : null;
    }

    /// <summary>The price of a model; <see langword="null"/> is unknown.</summary>
    public ModelPrice? PriceOf(string? provider, string model) => Find(provider, model)?.Price;

    public HardwarePrice? FindHardware(string name) =>
        Hardware.FirstOrDefault(machine => string.Equals(machine.Name, name, StringComparison.OrdinalIgnoreCase));

    public VectorStorePrice? FindVectorStore(string name) =>
        VectorStores.FirstOrDefault(store => string.Equals(store.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>This table with another's entries instead of its own of the same name, and those that it lacks.</summary>
    public PriceTable With(PriceTable newer)
    {
        ArgumentNullException.ThrowIfNull(newer);

        return new(
            newer.Models.UnionBy(Models, model => model.Name, StringComparer.OrdinalIgnoreCase),
            newer.Hardware.UnionBy(Hardware, machine => machine.Name, StringComparer.OrdinalIgnoreCase),
            newer.VectorStores.UnionBy(VectorStores, store => store.Name, StringComparer.OrdinalIgnoreCase));
    }

    private static ImmutableArray<T> Ordered<T>(IEnumerable<T>? entries, Func<T, string> name, Func<T, string> currency)
    {
        var ordered = (entries ?? []).OrderBy(name, StringComparer.Ordinal).ToImmutableArray();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in ordered)
        {
            CheckCurrency(name(entry), currency(entry));
            if (!seen.Add(name(entry)))
            {
                throw new EconomicsException(name(entry), "the name twice", "it once");
            }
        }

        return ordered;
    }

    private static void CheckCurrency(string name, string currency)
    {
        if (currency != Dollars)
        {
            throw new EconomicsException($"{name}: currency", $"'{currency}'", $"'{Dollars}', one currency in all: convert the price first");
        }
    }
}
