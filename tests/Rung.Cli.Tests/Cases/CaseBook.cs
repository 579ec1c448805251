using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Rung.Cli.Tests.Cases;

/// <summary>Reads the stories of <c>docs/cases.md</c>: each has a heading, a text and one block of YAML.</summary>
internal static partial class CaseBook
{
    public static IReadOnlyList<Case> Read() =>
        [.. Story().Matches(File.ReadAllText(Path.Combine(Root(), "docs", "cases.md")).ReplaceLineEndings("\n")).Select(Parse)];

    /// <summary>Not by the path of this source: a deterministic build rewrites it.</summary>
    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Rung.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The stories are in docs/cases.md of a checkout of the repository.");
        }

        return folder;
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
