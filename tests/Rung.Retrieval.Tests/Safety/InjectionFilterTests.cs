using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Rung.Retrieval.Safety;
using Rung.Retrieval.Safety.Filtering;
using Rung.Retrieval.Safety.Injections;

namespace Rung.Retrieval.Tests.Safety;

/// <summary>The filters save work and change no finding.</summary>
[Properties(Replay = "(20261201,7)", MaxTest = 300)]
public sealed class InjectionFilterTests
{
    private static readonly string[] Cases = [.. new[] { "injections.txt", "benign.txt" }.SelectMany(Lines)];

    private static readonly Gen<string> Mixture = Gen.Choose(0, Cases.Length - 1).SelectMany(i => Gen.Choose(0, Math.Max(0, Cases[i].Length - 40))
        .Select(at => Cases[i].Substring(at, Math.Min(40, Cases[i].Length - at))))
        .ListOf().Select(string.Concat);

    [Fact]
    public void Every_case_of_the_corpus_has_the_same_findings()
    {
        Assert.True(Cases.Length > 500, $"{Cases.Length} cases");
        Assert.All(Cases, text => Assert.Equal(InjectionDetector.Detect(text, isFiltered: false), InjectionDetector.Detect(text)));
        Assert.True(Cases.Sum(text => InjectionDetector.Detect(text).Count) > 150);
    }

    [Property]
    public Property Pieces_of_cases_put_together_have_the_same_findings() => Prop.ForAll(
        Mixture.ToArbitrary(),
        text => Assert.Equal(InjectionDetector.Detect(text, isFiltered: false), InjectionDetector.Detect(text)));

    [Fact]
    public void A_pattern_that_matches_is_never_left_out()
    {
        Span<int> able = stackalloc int[InjectionSigns.All.Length];
        var matches = 0;
        foreach (var text in Cases.Select(text => FoldedText.Of(text).Text))
        {
            var found = able[..InjectionSigns.Filter.Find(text, able)].ToArray();
            foreach (var (i, sign) in InjectionSigns.All.Index().Where(pair => pair.Item.Pattern.IsMatch(text)))
            {
                Assert.True(found.Contains(i), $"{sign.Why} is left out of: {text}");
                matches++;
            }
        }

        Assert.True(matches > 300, $"{matches} matches");
    }

    [Fact]
    public void Nearly_every_pattern_needs_a_string_that_is_known() => Assert.InRange(
        InjectionSigns.All.Count(sign => PatternReader.NeededBy(sign.Pattern.ToString()).Count == 0), 0, 3);

    [Theory]
    [InlineData("ab?c", "abc ac")]
    [InlineData("(?:cat|dog)s?", "cat cats dog dogs")]
    [InlineData("gr[ae]y", "gray grey")]
    [InlineData("x{1,3}y", "y")]
    [InlineData("[^a]*", "")]
    [InlineData("(?:one|[0-9]+)", "")]
    [InlineData("(?!no)yes", "yes")]
    public void The_strings_of_a_pattern_are_read_from_it(string pattern, string strings) => Assert.Equal(
        strings.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        PatternReader.NeededBy(pattern).LastOrDefault([]).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_string_is_found_wherever_it_stands()
    {
        string[] texts = ["he", "she", "his", "hers", "é"];
        var automaton = new LiteralAutomaton(texts);
        var (state, found) = (LiteralAutomaton.Start, new List<string>());
        foreach (var character in "ushersé his")
        {
            state = automaton.Next(state, character);
            found.AddRange(automaton.FoundAt(state).Select(number => texts[number]).Order(StringComparer.Ordinal));
        }

        Assert.Equal(["he", "she", "hers", "é", "his"], found);
    }

    [Fact]
    public void A_word_is_to_the_hints_what_it_is_to_the_patterns()
    {
        var word = new Regex(@"\w", RegexOptions.CultureInvariant);
        for (var character = char.MinValue; character < char.MaxValue; character++)
        {
            Assert.True(PayloadHints.IsOfWord(character) == word.IsMatch(character.ToString()), $"U+{(int)character:X4}");
        }
    }

    private static IEnumerable<string> Lines(string name) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Injections", name))
        .Select(line => line.Split('|', 3)[2].Replace("\\n", "\n", StringComparison.Ordinal));
}
