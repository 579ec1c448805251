using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Rung.Architecture.Tests;

public sealed partial class DependencyTests
{
    private const string Later = "(later)";

    public static TheoryData<string, string[]> Projects()
    {
        var data = new TheoryData<string, string[]>();
        foreach (var line in Repository.DocumentedBlock("dependencies").Where(line => !line.Contains(Later, StringComparison.Ordinal)))
        {
            var sides = line.Split("->", StringSplitOptions.TrimEntries);
            data.Add(sides[0], sides[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_to_what_the_architecture_allows_and_no_more(string project, string[] allowed)
    {
        var file = XDocument.Load(Repository.PathTo("src", project, $"{project}.csproj"));
        var actual = file.Descendants()
            .Where(element => element.Name.LocalName is "ProjectReference" or "PackageReference")

            // What only has to be built first is no dependency.
            .Where(element => (string?)element.Attribute("ReferenceOutputAssembly") != "false")
            .Select(NameOf)
            .Order(StringComparer.Ordinal);

        Assert.Equal(allowed.Order(StringComparer.Ordinal), actual);
    }

    [Fact]
    public void Every_project_is_in_the_architecture()
    {
        var documented = Repository.DocumentedBlock("dependencies")
            .Where(line => !line.Contains(Later, StringComparison.Ordinal))
            .Select(line => line.Split("->")[0].Trim());
        var actual = Directory.EnumerateDirectories(Repository.PathTo("src")).Select(path => Path.GetFileName(path));

        Assert.Equal(actual.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Rung.Core")]
    [InlineData("Rung.Engine")]
    [InlineData("Rung.Retrieval")]
    [InlineData("Rung.Tensors")]
    public void A_namespace_uses_only_those_below_it(string project)
    {
        var layers = Repository.DocumentedBlock($"layers {project}").ToList();
        var upward =
            from file in Repository.SourceFiles(project)
            let text = File.ReadAllText(file)
            let own = layers.IndexOf(NamespaceDeclaration().Match(text).Groups[1].Value)
            where own >= 0
            from layer in layers.Take(own)
            where Regex.IsMatch(text, $@"\b{Regex.Escape(layer)}\b")
            select $"{Path.GetRelativePath(Repository.Root, file)} uses {layer}";

        Assert.Empty(upward);
    }

    [Theory]
    [InlineData("Rung.Core")]
    [InlineData("Rung.Engine")]
    [InlineData("Rung.Retrieval")]
    [InlineData("Rung.Tensors")]
    public void Every_room_has_its_place_in_the_stack(string project)
    {
        var rooms = Directory.EnumerateDirectories(Repository.PathTo("src", project))
            .Select(path => $"{project}.{Path.GetFileName(path)}")
            .Order(StringComparer.Ordinal);

        Assert.Equal(Repository.DocumentedBlock($"layers {project}").Order(StringComparer.Ordinal), rooms);
    }

    private static string NameOf(XElement reference)
    {
        var include = reference.Attribute("Include")!.Value;
        return reference.Name.LocalName is "ProjectReference" ? Path.GetFileNameWithoutExtension(include) : include;
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceDeclaration();
}
