using System.Text;
using Rung.Engine.Prices;

namespace Rung.Engine.Tests.Prices;

public sealed class OwnFormatFaultTests
{
    [Theory]
    [InlineData("\"input\": -1, \"output\": 2", "openai/gpt-4o: input: found -1; expected dollars per million tokens between 0 and 10,000.")]
    [InlineData("\"input\": 10000.01, \"output\": 2", "openai/gpt-4o: input: found 10000.01;")]
    [InlineData("\"input\": 1, \"output\": NaN", "openai/gpt-4o: output: found NaN; expected dollars per million tokens")]
    [InlineData("\"input\": 1, \"output\": -Infinity", "openai/gpt-4o: output: found -Infinity;")]
    [InlineData("\"input\": 1, \"output\": 1e400", "openai/gpt-4o: output: found 1e400;")]
    [InlineData("\"input\": 1, \"output\": 1e-40", "openai/gpt-4o: output: found 1e-40;")]
    [InlineData("\"input\": \"2.50\", \"output\": 2", "openai/gpt-4o: input: found '2.50';")]
    [InlineData("\"input\": 1", "openai/gpt-4o: output: found nothing; expected dollars per million tokens")]
    [InlineData("\"cached_input\": 1, \"output\": 1", "openai/gpt-4o: input: found nothing;")]
    [InlineData("\"inptu\": 1, \"output\": 2", "openai/gpt-4o: found the unknown key 'inptu'; expected")]
    [InlineData("\"inptu\": 1, \"output\": 2", "did you mean 'input'?")]
    [InlineData("\"input\": 1, \"input\": 2, \"output\": 2", "openai/gpt-4o: found the key 'input' a second time")]
    [InlineData("\"input\": 1, \"output\": 2, \"kind\": \"embeding\"", "openai/gpt-4o: kind: found 'embeding'; expected completion, embedding, reranker or other; did you mean 'embedding'")]
    [InlineData("\"input\": 1, \"output\": 2, \"date\": \"1 July\"", "openai/gpt-4o: date: found '1 July'; expected the day")]
    [InlineData("\"date\": \"2026-02-30\"", "openai/gpt-4o: date: found '2026-02-30';")]
    [InlineData("\"input\": 1, \"output\": 2, \"tiers\": [ { \"input\": 1 } ]", "openai/gpt-4o: tiers: above_input_tokens: found nothing;")]
    [InlineData("\"input\": 1, \"output\": 2, \"tiers\": [ { \"above_input_tokens\": 1.5, \"input\": 1 } ]", "found 1.5; expected a whole number")]
    [InlineData("\"input\": 1, \"output\": 2, \"tiers\": [ { \"above_input_tokens\": 5 } ]", "at least one price that differs")]
    [InlineData("\"input\": 1, \"output\": 2, \"tiers\": [ { \"above_input_tokens\": 5, \"input\": 1 }, { \"above_input_tokens\": 5, \"input\": 2 } ]", "5 stands twice")]
    [InlineData("\"input\": 1, \"output\": 2, \"tiers\": 7", "openai/gpt-4o: tiers: found 7; expected a list")]
    [InlineData("\"input\": 1, \"output\": 2, \"others\": { \"image\": -1 }", "openai/gpt-4o: others.image: found -1;")]
    [InlineData("\"input\": 1, \"output\": 2, \"others\": []", "openai/gpt-4o: others: found a list;")]
    public void A_fault_of_a_model_names_the_model_and_the_field(string fields, string expected) =>
        Assert.Contains(PriceTexts.FaultsOf(PriceTexts.Model(fields)), fault => fault.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("\"hardware\": [ { \"name\": \"h\", \"per_hour\": -2 } ]", "hardware[0]: per_hour: found -2; expected dollars between 0 and 10,000.")]
    [InlineData("\"hardware\": [ { \"name\": \"h\" } ]", "hardware[0]: per_hour: found nothing;")]
    [InlineData("\"hardware\": [ { \"per_hour\": 2 } ]", "hardware[0]: name: found nothing;")]
    [InlineData("\"hardware\": [ { \"name\": \"h\", \"per_hour\": 2, \"peak_teraflops\": 0 } ]", "hardware[0]: peak_teraflops: found 0;")]
    [InlineData("\"hardware\": [ { \"name\": \"h\", \"per_hour\": 2, \"throughputs\": [ { \"model\": \"m\" } ] } ]", "hardware[0]: throughputs[0]: output_tokens_per_second: found nothing;")]
    [InlineData("\"vector_stores\": [ { \"name\": \"v\", \"per_month\": { \"low\": 5, \"likely\": 4, \"high\": 6 } } ]", "found low 5, likely 4, high 6; expected numbers that do not fall")]
    [InlineData("\"vector_stores\": [ { \"name\": \"v\", \"per_month\": { \"low\": 5, \"high\": 6 } } ]", "vector_stores[0]: per_month: likely: found nothing;")]
    [InlineData("\"vector_stores\": [ { \"name\": \"v\", \"per_month\": -5 } ]", "vector_stores[0]: per_month: found -5;")]
    [InlineData("\"vector_stores\": [ { \"name\": \"v\", \"per_month\": 5 }, { \"name\": \"V\", \"per_month\": 5 } ]", "vector_stores[1]: found 'V' a second time")]
    [InlineData("\"models\": [ 7 ]", "models[0]: found 7; expected an object.")]
    [InlineData("\"models\": [ { \"model\": \"x\", \"input\": 1, \"output\": 1 } ]", "models[0]: provider: found nothing;")]
    [InlineData("\"models\": [ { \"provider\": \" \", \"model\": \"x\" } ]", "provider: found ' '; expected the provider's name")]
    [InlineData("\"model\": [ ]", "did you mean 'models'?")]
    public void A_fault_of_another_entry_names_the_entry_and_the_field(string members, string expected) =>
        Assert.Contains(PriceTexts.FaultsOf(PriceTexts.Own(members)), fault => fault.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("", "p.json: found an empty file; expected prices.")]
    [InlineData(" \n", "p.json: found an empty file; expected prices.")]
    [InlineData("[]", "p.json:1:1: found a list; expected an object with \"schema\": \"rung.prices/1\", or litellm's models by name.")]
    [InlineData("{ \"name\": \"package\" }", "p.json:1:1: found an object; expected an object with")]
    [InlineData("{ \"schema\": \"rung.prices/2\", \"currency\": \"USD\" }", "p.json:1:13: schema: found 'rung.prices/2'; expected 'rung.prices/1'.")]
    [InlineData("{ \"schema\": \"rung.prices/1\", \"currency\": \"EUR\" }", "p.json:1:42: currency: found 'EUR'; expected 'USD', one currency in all: convert the prices first.")]
    [InlineData("{ \"schema\": \"rung.prices/1\" }", "p.json:1:1: currency: found nothing; expected 'USD', one currency in all: convert the prices first.")]
    [InlineData("{ \"schema\": \"rung.prices/1\", \"currency\": \"USD\", \"models\": [ { \"provider\": \"\\ud800\" } ] }", "p.json:1:75: found a text with half a character")]
    public void A_file_that_is_no_price_file_is_refused_with_what_is_expected(string text, string expected) =>
        Assert.StartsWith(expected, Assert.Single(PriceTexts.FaultsOf(text)), StringComparison.Ordinal);

    [Fact]
    public void Every_fault_is_told_at_once_with_its_line_and_column()
    {
        var faults = PriceTexts.FaultsOf("""
            {
              "schema": "rung.prices/1",
              "currency": "EUR",
              "models": [
                { "provider": "a", "model": "é", "input": -1, "output": 2 },
                { "provider": "a", "model": "y", "input": 1, "output": 20000 }
              ]
            }
            """);

        Assert.Equal(["p.json:3:15", "p.json:5:47", "p.json:6:60"], faults.Select(fault => string.Join(':', fault.Split(':')[..3])));
    }

    [Fact]
    public void The_same_model_twice_is_a_fault() =>
        Assert.Contains("models[1]: found 'a/X' a second time; expected it once", Assert.Single(PriceTexts.FaultsOf(PriceTexts.Own("""
            "models": [ { "provider": "a", "model": "x" }, { "provider": "a", "model": "X" } ]
            """))), StringComparison.Ordinal);

    [Fact]
    public void A_hundred_faults_are_listed_and_the_rest_counted()
    {
        var models = string.Join(',', Enumerable.Range(0, 150).Select(i => $$"""{ "provider": "a", "model": "m{{i}}", "input": -1, "output": 1 }"""));

        var faults = PriceTexts.FaultsOf(PriceTexts.Own($"\"models\": [{models}]"));

        Assert.Equal(101, faults.Count);
        Assert.Contains("50 more", faults[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_thousand_faults_on_one_line_are_told_in_good_time()
    {
        var models = string.Join(',', Enumerable.Repeat("{}", 50_000));

        var faults = PriceTexts.FaultsOf(PriceTexts.Own($"\"models\":[{models}]"));

        Assert.Contains("99900 more", faults[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_and_never_half_read()
    {
        var whole = PriceTexts.Model("\"input\": 1, \"output\": 2, \"source\": \"a\\u00e9 b\"");

        Assert.All(Enumerable.Range(0, whole.Length - 1), length => Assert.NotEmpty(PriceTexts.FaultsOf(whole[..length])));
    }

    [Fact]
    public void Whatever_byte_is_wrong_a_file_is_read_or_refused_and_nothing_else()
    {
        var whole = Encoding.UTF8.GetBytes(PriceTexts.Model("\"input\": 1.5, \"output\": 2, \"tiers\": [{\"above_input_tokens\":5,\"input\":1}], \"date\": \"2026-07-01\""));
        var random = new Random(7);
        var (read, refused) = (0, 0);

        for (var change = 0; change < 4_000; change++)
        {
            var damaged = whole.ToArray();
            for (var times = random.Next(1, 4); times > 0; times--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            try
            {
                _ = PriceFile.Parse(damaged, "p.json");
                read++;
            }
            catch (PriceFileException)
            {
                refused++;
            }
        }

        Assert.Equal(4_000, read + refused);
        Assert.InRange(read, 1, refused);
    }

    [Fact]
    public async Task A_file_that_is_too_long_is_refused_before_it_is_read()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("rung-long-").FullName, "long.json");
        await using (var file = new FileStream(path, FileMode.Create))
        {
            file.SetLength(PriceFile.LongestFile + 1L);
        }

        var fault = await Assert.ThrowsAsync<PriceFileException>(() => PriceFile.ReadAsync(path, TestContext.Current.CancellationToken));

        File.Delete(path);
        Assert.Equal($"{path}: found more than 64 MB; expected a file of prices, at most that long.", fault.Message);
    }

    [Theory]
    [InlineData("", "found a folder")]
    [InlineData("missing.json", "found no such file")]
    public async Task A_path_without_a_file_is_refused(string name, string expected)
    {
        var path = Path.Combine(AppContext.BaseDirectory, name);

        var fault = await Assert.ThrowsAsync<PriceFileException>(() => PriceFile.ReadAsync(path, TestContext.Current.CancellationToken));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }
}
