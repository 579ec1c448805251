using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Rung.Architecture.Tests;

public sealed partial class ConventionTests
{
    private const int LongestFile = 400;

    private static readonly Assembly[] Libraries =
    [
        typeof(Core.RungException).Assembly,
        typeof(Engine.Tasks.TaskException).Assembly,
        typeof(Retrieval.RetrievalException).Assembly,
        typeof(Storage.Sqlite.SqliteStore).Assembly,
        typeof(Tensors.TensorException).Assembly,
    ];

    public static TheoryData<string> Projects() =>
        [.. Directory.EnumerateDirectories(Repository.PathTo("src")).Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_file_fits_in_the_head(string project) =>
        Assert.Empty(
            from file in Repository.SourceFiles(project)
            where File.ReadLines(file).Count() > LongestFile
            select Path.GetRelativePath(Repository.Root, file));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_public_type_lives_in_the_file_of_its_name(string project) =>
        Assert.Empty(
            from file in Repository.SourceFiles(project)
            from Match type in PublicType().Matches(File.ReadAllText(file))
            where type.Groups["name"].Value != Path.GetFileName(file).Split('.')[0]
            select $"{Path.GetRelativePath(Repository.Root, file)} declares {type.Groups["name"].Value}");

    [Fact]
    public void A_public_type_says_what_it_is_for()
    {
        var silent =
            from assembly in Libraries
            let documented = Summaries(assembly)
            from type in assembly.GetExportedTypes()
            where !documented.Contains($"T:{type.FullName!.Replace('+', '.')}")
            select type.FullName;

        Assert.Empty(silent);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_method_is_async_void(string project) =>
        Assert.DoesNotContain(Repository.SourceFiles(project), file => AsyncVoid().IsMatch(File.ReadAllText(file)));

    private static HashSet<string> Summaries(Assembly assembly) =>
        [
            .. XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"))
                .Descendants("member")
                .Where(member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value))
                .Select(member => member.Attribute("name")!.Value),
        ];

    [GeneratedRegex(@"^public (?:[a-z]+ )*(?:class|struct|record|interface|enum) (?:class |struct )?(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"\basync void\b")]
    private static partial Regex AsyncVoid();
}
