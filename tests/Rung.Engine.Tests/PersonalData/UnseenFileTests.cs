using System.Text.RegularExpressions;

namespace Rung.Engine.Tests.PersonalData;

/// <summary>
/// The detector is measured on a file that it was not trained on: names and templates of the file are in no list and no training text
/// of ours. Lists of closed classes are exempt, each with its reason in <see cref="Exempt"/>.
/// </summary>
public sealed partial class UnseenFileTests
{
    /// <summary>So many words in a row, without a slot among them, are taken for copied.</summary>
    private const int Copied = 5;

    private static readonly string[] Names = ["PERSON", "GPE", "ORGANIZATION", "STREET_ADDRESS"];

    /// <summary>Lists that may have words which names of the file have too, and why.</summary>
    private static readonly Dictionary<string, string> Exempt = new(StringComparer.Ordinal)
    {
        ["ordinary-words.txt"] = "a dictionary of English in lower case: it says what is not a name",
        ["word-classes.txt"] = "the same, by what the words say of those around them",
        ["common-words.txt"] = "the same: abbreviations and words of the net that the dictionary lacks",
        ["countries.txt"] = "all countries there are",
        ["nationalities.txt"] = "their peoples",
        ["states.txt"] = "all states of the USA, and large regions",
        ["calendar.txt"] = "months and days",
        ["honorifics.txt"] = "forms of address",
        ["company-words.txt"] = "legal forms and kinds of companies",
        ["street-words.txt"] = "kinds of streets",
        ["job-titles.txt"] = "occupations",
    };

    [Theory]
    [InlineData("first-names.txt")]
    [InlineData("last-names.txt")]
    [InlineData("cities.txt")]
    [InlineData("street-stems.txt")]
    public void No_list_of_names_has_a_word_of_a_name_of_the_file(string list)
    {
        var names = WordsOf(Measured.Spans().Where(span => Names.Contains(span.Type)).Select(span => span.Value));

        Assert.Empty(WordsOf(File.ReadLines(PathOf(list))).Intersect(names));
    }

    [Fact]
    public void Every_other_list_is_of_a_closed_class_that_is_named_here()
    {
        string[] lists = ["first-names.txt", "last-names.txt", "cities.txt", "street-stems.txt"];

        Assert.Equal(
            lists.Concat(Exempt.Keys).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(PathOf("."), "*.txt").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_list_at_all_has_a_whole_name_of_the_file_but_countries_states_and_ordinary_words()
    {
        var names = Measured.Spans().Where(span => Names.Contains(span.Type) && span.Value.Contains(' ', StringComparison.Ordinal))
            .Select(span => span.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);

        foreach (var list in Directory.EnumerateFiles(PathOf("."), "*.txt").Where(path => Path.GetFileName(path) is not ("countries.txt" or "states.txt")))
        {
            Assert.DoesNotContain(File.ReadLines(list), names.Contains);
        }
    }

    [Fact]
    public void No_training_text_has_a_name_of_the_file()
    {
        var ordinary = WordsOf(Exempt.Keys.SelectMany(list => File.ReadLines(PathOf(list))));
        var names = WordsOf(Measured.Spans().Where(span => Names.Contains(span.Type)).Select(span => span.Value)).Except(ordinary).Where(word => word.Length > 3).ToHashSet();

        foreach (var (path, line) in TrainingLines())
        {
            var found = WordsOf([line]).Intersect(names).ToArray();

            Assert.True(found.Length == 0, $"{path} has {string.Join(", ", found)}: {line}");
        }
    }

    [Fact]
    public void No_training_text_has_words_in_a_row_as_a_template_of_the_file_has()
    {
        var templates = Measured.Templates().SelectMany(RunsOf).ToHashSet();

        foreach (var (path, line) in TrainingLines())
        {
            Assert.True(!RunsOf(line).Any(templates.Contains), $"{path}: {line}");
        }
    }

    [Fact]
    public void The_test_of_templates_sees_a_copy()
    {
        var template = Measured.Templates().First(text => RunsOf(text).Any());

        Assert.NotEmpty(RunsOf($"Well, {template} indeed").Intersect(RunsOf(template)));
    }

    private static IEnumerable<string> RunsOf(string text)
    {
        var words = Slots().Replace(text.Replace("\\n", "\n", StringComparison.Ordinal), "\u0001").ToLowerInvariant();
        foreach (var part in words.Split('\u0001'))
        {
            var run = Word().Matches(part).Select(match => match.Value).ToArray();
            for (var i = 0; i + Copied <= run.Length; i++)
            {
                yield return string.Join(' ', run[i..(i + Copied)]);
            }
        }
    }

    private static IEnumerable<(string Path, string Line)> TrainingLines() =>
        from path in Directory.EnumerateFiles(Path.Combine(Measured.Root(), "eng", "TaggerTraining", "Texts"), "*.txt")
        from line in File.ReadLines(path)
        where !line.StartsWith('#') && !Syllables().IsMatch(line)
        select (Path.GetFileName(path), line);

    private static HashSet<string> WordsOf(IEnumerable<string> lines) =>
        [.. lines.SelectMany(line => Word().Matches(Slots().Replace(line, " "))).Select(match => match.Value.ToLowerInvariant())];

    private static string PathOf(string list) => Path.Combine(Measured.Root(), "src", "Rung.Engine", "PersonalData", "Resources", list);

    [GeneratedRegex(@"[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*")]
    private static partial Regex Word();

    /// <summary>Lines of pieces.txt that have parts of words, of which names are made up; a part alone is nobody's name.</summary>
    [GeneratedRegex("^(?:openings|middles|nameends|townends|streetends|companysyllables):")]
    private static partial Regex Syllables();

    [GeneratedRegex(@"\{[a-zA-Z]*\}")]
    private static partial Regex Slots();
}
