using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Rung.Core.Economics;
using Rung.Core.Economics.Prices;
using Rung.Engine.Prices;

namespace Rung.Engine.Tests.Prices;

public sealed class RoundTripTests
{
    [Property(MaxTest = 60, Arbitrary = [typeof(Tables)])]
    public void A_table_that_is_written_reads_as_the_same_table(PriceTable table)
    {
        var text = PriceFile.ToText(table);

        var read = PriceFile.Parse(Encoding.UTF8.GetBytes(text), "p.json").Table;

        Assert.Equivalent(table.Models, read.Models, strict: true);
        Assert.Equivalent(table.Hardware, read.Hardware, strict: true);
        Assert.Equal(table.VectorStores, read.VectorStores);
        Assert.Equal(text, PriceFile.ToText(read));
    }

    /// <summary>Tables of all that the format can say.</summary>
    internal static class Tables
    {
        private static Gen<string> Text { get; } =
            ArbMap.Default.GeneratorFor<NonEmptyString>()
                .Select(text => string.Concat(text.Get.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter))) + "é\"\\/ 😀");

        private static Gen<decimal> Price { get; } =
            Gen.Choose(0, int.MaxValue).SelectMany(digits => Gen.Choose(6, 15).Select(scale => new decimal(digits, 0, 0, isNegative: false, (byte)scale)));

        private static Gen<double> Rate { get; } =
            ArbMap.Default.GeneratorFor<NormalFloat>().Select(number => Math.Clamp(Math.Abs((double)number), 1e-5, 1e5));

        private static Gen<Quantity> Range { get; } = Gen.OneOf(
            Rate.Select(Quantity.Certain),
            Rate.Three().Select(three => new[] { three.Item1, three.Item2, three.Item3 }.Order().ToArray()).Select(sorted => Quantity.Range(sorted[0], sorted[1], sorted[2])));

        private static Gen<DateOnly?> Date { get; } =
            Gen.Choose(0, 40_000).Select(day => day % 5 == 0 ? (DateOnly?)null : new DateOnly(2000, 1, 1).AddDays(day));

        public static Arbitrary<PriceTable> Table() => Arb.From(
            from models in Model.ListOf()
            from hardware in Hardware.ListOf()
            from stores in Store.ListOf()
            select new PriceTable(
                models.DistinctBy(model => model.Name, StringComparer.OrdinalIgnoreCase),
                hardware.DistinctBy(machine => machine.Name, StringComparer.OrdinalIgnoreCase),
                stores.DistinctBy(store => store.Name, StringComparer.OrdinalIgnoreCase)));

        private static Gen<PricedModel> Model =>
            from provider in Text
            from model in Text
            from kind in Gen.Elements(Enum.GetValues<ModelKind>())
            from price in Gen.OneOf(Gen.Constant<ModelPrice?>(null), ModelPrice.Select(price => (ModelPrice?)price))
            select new PricedModel(provider, model, kind, price);

        private static Gen<ModelPrice> ModelPrice =>
            from prices in Price.ArrayOf(9)
            from given in Gen.Elements(true, false).ArrayOf(7)
            from tiers in Tiers
            from others in Text.Zip(Price).ListOf()
            from date in Date
            from source in Maybe(Text)
            select new ModelPrice
            {
                Input = prices[0],
                Output = prices[1],
                CachedInput = given[0] ? prices[2] : null,
                CacheWrite = given[1] ? prices[3] : null,
                Reasoning = given[2] ? prices[4] : null,
                BatchInput = given[3] ? prices[5] : null,
                BatchOutput = given[4] ? prices[6] : null,
                Training = given[5] ? prices[7] : null,
                PerRequest = given[6] ? prices[8] : null,
                Tiers = tiers,
                Others = others.DistinctBy(other => other.Item1).ToImmutableSortedDictionary(other => other.Item1, other => other.Item2, StringComparer.Ordinal),
                Date = date,
                Source = source,
            };

        private static Gen<ImmutableArray<PriceTier>> Tiers =>
            from limits in Gen.Choose(1, 3_000_000).ListOf()
            from price in Price
            select limits.Distinct().Order().Select(limit => new PriceTier { AboveInputTokens = limit, Input = price, Output = limit % 2 == 0 ? price : null }).ToImmutableArray();

        private static Gen<HardwarePrice> Hardware =>
            from name in Text
            from price in Price
            from peak in Maybe(Rate.Select(rate => (object)(rate + 1)))
            from throughputs in Throughput.ListOf()
            from date in Date
            from source in Maybe(Text)
            select new HardwarePrice
            {
                Name = name,
                PerHour = price,
                PeakTeraflops = (double?)peak,
                Throughputs = [.. throughputs],
                Date = date,
                Source = source,
            };

        private static Gen<Throughput> Throughput =>
            from model in Text
            from input in Maybe(Range)
            from output in Range
            from limit in Text
            from source in Text
            select new Throughput(model, input, output, limit, source);

        private static Gen<VectorStorePrice> Store =>
            from name in Text
            from price in Range
            from date in Date
            from source in Maybe(Text)
            select new VectorStorePrice(name, price) { Date = date, Source = source };

        private static Gen<T?> Maybe<T>(Gen<T> gen)
            where T : class => Gen.OneOf(Gen.Constant<T?>(null), gen.Select(value => (T?)value));
    }
}
