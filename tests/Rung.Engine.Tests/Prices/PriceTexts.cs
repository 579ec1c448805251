using System.Text;
using Rung.Core.Economics;
using Rung.Engine.Prices;

namespace Rung.Engine.Tests.Prices;

/// <summary>Price files as texts.</summary>
internal static class PriceTexts
{
    public static PriceReading Read(string text) => PriceFile.Parse(Encoding.UTF8.GetBytes(text), "p.json");

    public static IReadOnlyList<string> FaultsOf(string text) => Assert.Throws<PriceFileException>(() => Read(text)).Faults;

    /// <summary>Our own format around the members that a test is about.</summary>
    public static string Own(string members) => $$"""{ "schema": "rung.prices/1", "currency": "USD", {{members}} }""";

    /// <summary>Our own format with one model.</summary>
    public static string Model(string fields) => Own($$"""
        "models": [ { "provider": "openai", "model": "gpt-4o", {{fields}} } ]
        """);

    public static ModelPrice? PriceOf(string text, string provider, string model) => Read(text).Table.PriceOf(provider, model);
}
