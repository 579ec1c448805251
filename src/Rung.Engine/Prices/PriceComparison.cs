using Rung.Core.Economics.Prices;
using Rung.Engine.Prices.Tables;

namespace Rung.Engine.Prices;

/// <summary>What imported entries say that a table did not.</summary>
internal static class PriceComparison
{
    /// <summary>The counts and changes; what an update knows besides is for it to fill in.</summary>
    public static PriceUpdateResult Of(PriceTable before, PriceTable imported)
    {
        var models = imported.Models.Select(model => (model.Name, Kind: KindOf(model, before.Find(model.Provider, model.Model)))).ToArray();
        var others = imported.Hardware
            .Select(machine => (machine.Name, Kind: KindOf(Says(machine), Says(before.FindHardware(machine.Name)))))
            .Concat(imported.VectorStores.Select(store => (store.Name, Kind: KindOf(Says(store), Says(before.FindVectorStore(store.Name))))))
            .ToArray();
        var kinds = models.Concat(others).Select(entry => entry.Kind).ToArray();
        return new()
        {
            File = "",
            IsWritten = false,
            Added = kinds.Count(kind => kind is ChangeKind.Added),
            Changed = kinds.Count(kind => kind is ChangeKind.Changed),
            Unchanged = kinds.Count(kind => kind is ChangeKind.Unchanged),
            UnknownPrice = imported.Models.Count(model => model.Price is null),
            LeftOut = 0,
            Changes = [.. imported.Models.Zip(models).Where(pair => pair.Second.Kind is ChangeKind.Changed).Select(pair => Change(before, pair.First))],
            OtherChanges = [.. others.Where(entry => entry.Kind is ChangeKind.Changed).Select(entry => entry.Name)],
        };
    }

    private static PriceChange Change(PriceTable before, PricedModel now)
    {
        var old = before.PriceOf(now.Provider, now.Model);
        return new(now.Name, old?.Input, now.Price?.Input, old?.Output, now.Price?.Output);
    }

    private static ChangeKind KindOf(PricedModel now, PricedModel? before) => KindOf(Says(now), Says(before));

    private static ChangeKind KindOf(string? now, string? before) =>
        before is null ? ChangeKind.Added : now == before ? ChangeKind.Unchanged : ChangeKind.Changed;

    // Records with lists and dictionaries compare by reference; what is written compares by content.
    private static string? Says(PricedModel? model) => model is null
        ? null
        : TableWriter.LineOf(model with { Provider = "", Model = "", Price = model.Price is { } price ? price with { Date = null, Source = null } : null });

    private static string? Says(HardwarePrice? machine) =>
        machine is null ? null : TableWriter.LineOf(machine with { Name = "", Date = null, Source = null });

    private static string? Says(VectorStorePrice? store) =>
        store is null ? null : TableWriter.LineOf(store with { Name = "", Date = null, Source = null });

    private enum ChangeKind
    {
        Added,
        Changed,
        Unchanged,
    }
}
