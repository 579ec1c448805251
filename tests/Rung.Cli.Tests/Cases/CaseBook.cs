using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Rung.Cli.Tests.Cases;

/// <summary>Reads the stories of <c>docs/cases.md</c>: each has a heading, a text and one block of YAML.</summary>
internal static partial class CaseBook
{
    public static IReadOnlyList<Case> Read([CallerFilePath] string thisFile = "")
    {
        var book = Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "docs", "cases.md");
        return [.. Story().Matches(File.ReadAllText(book).ReplaceLineEndings("\n")).Select(Parse)];
    }

    private static Case Parse(Match story)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(story.Groups["yaml"].Value));
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        return new Case(story.Groups["title"].Value, root.Map("task"), root.Map("policy"), root.Map("measured"), root.Map("expected"));
    }

    [GeneratedRegex(
        "^## (?<title>[0-9]+\\..*)\n(?:(?!## |```).*\n)*```yaml\n(?<yaml>(?:(?!```).*\n)*)```",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Story();
}
