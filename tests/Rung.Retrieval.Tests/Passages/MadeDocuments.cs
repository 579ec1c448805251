using FsCheck;
using FsCheck.Fluent;
using Rung.Retrieval.Documents;

namespace Rung.Retrieval.Tests.Passages;

/// <summary>Documents of any shape, for laws.</summary>
internal static class MadeDocuments
{
    private static readonly Gen<string> Words = Gen.Frequency(
        (12, Gen.Elements("alpha", "beta", "gamma", "delta.", "Epsilon", "zeta!", "3.14", "e.g.", "Mr.", "eta?", "Theta", "日本語。", "Ελλάδα")),
        (1, Gen.Choose(10, 400).Select(length => new string('x', length))),
        (1, Gen.Choose(5, 60).Select(length => string.Concat(Enumerable.Repeat("😀", length)))));

    private static readonly Gen<string> Sentences = Gen.Choose(1, 60).SelectMany(count => Gen.ArrayOf(Words, count)).Select(words => string.Join(' ', words));

    private static readonly Gen<Action<DocumentTextBuilder>> Blocks = Gen.OneOf(
        Gen.Zip(Gen.Choose(1, 4), Sentences).Select(pair => (Action<DocumentTextBuilder>)(builder => builder.AddHeading(pair.Item1, pair.Item2))),
        Sentences.Select(text => (Action<DocumentTextBuilder>)(builder => builder.AddParagraph(text))),
        Sentences.Select(text => (Action<DocumentTextBuilder>)(builder => builder.AddPlain($"\n\n{text}\n\n{text}\n"))),
        Lists(Sentences).Select(items => (Action<DocumentTextBuilder>)(builder => builder.AddList(items))),
        Lists(Sentences).Select(lines => (Action<DocumentTextBuilder>)(builder => builder.AddCode(string.Join('\n', lines)))),
        Lists(Lists(Words)).Select(rows => (Action<DocumentTextBuilder>)(builder => builder.AddTable(rows, hasHeader: rows.Length > 1))));

    public static Gen<DocumentText> Any { get; } = Lists(Blocks, 0, 8).Select(Of);

    public static DocumentText Of(params Action<DocumentTextBuilder>[] blocks)
    {
        var builder = new DocumentTextBuilder();
        foreach (var add in blocks)
        {
            add(builder);
        }

        return builder.Build(new DocumentSource("made.md", DocumentKind.Markdown, new DocumentOptions()), title: "Made");
    }

    private static Gen<T[]> Lists<T>(Gen<T> items, int fewest = 1, int most = 12) => Gen.Choose(fewest, most).SelectMany(count => Gen.ArrayOf(items, count));
}
