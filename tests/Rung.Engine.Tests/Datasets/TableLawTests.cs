using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Rung.Core.Data;

namespace Rung.Engine.Tests.Datasets;

[Properties(Replay = "(20260301,7)")]
public sealed class TableLawTests
{
    private static readonly Gen<string> Texts =
        from pieces in Gen.ListOf(Gen.Elements("a", "é", "\"", ",", ";", "\t", "\n", "\r", " ", "\\", "😀"))
        select $"x{string.Concat(pieces)}";

    [Property(MaxTest = 200)]
    public Property What_is_quoted_by_rfc_4180_comes_back_to_the_character() => Prop.ForAll(
        Gen.ListOf(Texts).Where(texts => texts.Count > 0).ToArbitrary(),
        async texts =>
        {
            foreach (var (name, separator) in new[] { ("x.csv", ','), ("x.tsv", '\t') })
            {
                var rows = texts.Select((text, i) => $"{i}{separator}{Quoted(text)}{separator}{Quoted(text)}\r\n");
                var table = $"id{separator}input{separator}expected\r\n{string.Concat(rows)}";

                var examples = await Reading.OfAsync(name, Encoding.UTF8.GetBytes(table), output: OutputKind.Text);

                Assert.Equal(texts, examples.Select(example => example.Example.Input.Text));
                Assert.Equal(texts, examples.Select(example => example.Example.Expected));
            }
        });

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
