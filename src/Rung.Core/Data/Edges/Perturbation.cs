using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Rung.Core.Statistics;

namespace Rung.Core.Data.Edges;

/// <summary>
/// Makes an edge case of an example by changing its input. The outcome depends on the example, the kind and the seed alone, so that it can
/// be made again from its id, which is that of the source, a tilde, and the kind: <c>a17~typo</c>.
/// </summary>
public static class Perturbation
{
    private const char Mark = '~';

    private static readonly ImmutableArray<PerturbationKind> All = [.. Enum.GetValues<PerturbationKind>()];

    /// <summary>
    /// The changes after which the expected output of such a task is still right. A label is about the meaning, which all keep. What an
    /// object or a call holds is often copied from the input, letter by letter: only what is put around it, or behind it as an
    /// order to ignore it, keeps it right. A free text may be a translation or a repetition of all there is: only blanks around it keep it.
    /// </summary>
    public static ImmutableArray<PerturbationKind> KindsFor(OutputKind output) => output switch
    {
        OutputKind.Label => All,
        OutputKind.Json or OutputKind.ToolCall => [PerturbationKind.Injected, PerturbationKind.Padded],
        _ => [PerturbationKind.Padded],
    };

    public static ExampleId IdOf(ExampleId source, PerturbationKind kind) => new($"{source}{Mark}{EdgeTags.NameOf(kind)}");

    /// <summary>Reads an id as that of a generated example. An example of the team's own may have such an id too.</summary>
    public static bool TryReadId(ExampleId id, out ExampleId source, out PerturbationKind kind)
    {
        var text = id.ToString();
        var mark = text.LastIndexOf(Mark);
        var place = mark < 1 ? -1 : All.Select(EdgeTags.NameOf).ToList().IndexOf(text[(mark + 1)..]);
        (source, kind) = place < 0 ? (default, default) : (new ExampleId(text[..mark]), All[place]);
        return place >= 0;
    }

    /// <summary>The changed example, tagged <c>generated</c>; <see langword="null"/> where the change would change nothing.</summary>
    public static Example? Apply(Example source, PerturbationKind kind, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(source);

        var id = IdOf(source.Id, kind);
        var random = SplitMix64.Derive(seed, StreamOf(id));
        return TryChange(source.Input, kind, random, out var input)
            ? source with { Id = id, Input = input, Tags = EdgeTags.ForGenerated(kind) }
            : null;
    }

    /// <summary>Makes up to so many edge cases, at most one of each source, as many of each kind as of the others.</summary>
    /// <param name="sources">Examples whose splits may show them: those of the test.</param>
    /// <param name="count">How many to make.</param>
    /// <param name="output">Decides the kinds.</param>
    /// <param name="seed">Decides which.</param>
    public static ImmutableArray<Example> Generate(IReadOnlyCollection<Example> sources, int count, OutputKind output, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentOutOfRangeException.ThrowIfNegative(count);

        var ordered = ExampleOrder.ById(sources);
        var taken = ordered.Select(example => example.Id).ToHashSet();
        new SplitMix64(seed).Shuffle(ordered);
        var used = KindsFor(output).ToDictionary(kind => kind, _ => 0);
        var made = new List<Example>();
        foreach (var source in ordered.Where(source => !EdgeTags.IsGenerated(source)))
        {
            if (made.Count == count)
            {
                break;
            }

            // Of the kinds that change this source, the one of which there are fewest.
            var options = used.OrderBy(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => (Kind: pair.Key, Example: Apply(source, pair.Key, seed)));
            if (options.FirstOrDefault(option => option.Example is not null && !taken.Contains(option.Example.Id)) is { Example: { } example, Kind: var kind })
            {
                made.Add(example);
                used[kind]++;
            }
        }

        return ImmutableArray.Create(ExampleOrder.ById(made));
    }

    private static bool TryChange(ExampleInput input, PerturbationKind kind, SplitMix64 random, [NotNullWhen(true)] out ExampleInput? changed)
    {
        var place = LongestField(input);
        var text = place < 0 ? input.Text : input.Fields[place].Value;
        var result = TextChange.Apply(text, kind, random);
        changed = result == text || string.IsNullOrWhiteSpace(result)
            ? null
            : place < 0
                ? ExampleInput.OfText(result)
                : ExampleInput.OfFields(input.Fields.SetItem(place, input.Fields[place] with { Value = result }));
        return changed is not null;
    }

    /// <summary>Where the prose of an input of fields stands, most likely; -1 for a text.</summary>
    private static int LongestField(ExampleInput input)
    {
        var longest = input.Fields.IsEmpty ? -1 : 0;
        for (var i = 1; i < input.Fields.Length; i++)
        {
            longest = input.Fields[i].Value.Length > input.Fields[longest].Value.Length ? i : longest;
        }

        return longest;
    }

    /// <summary>FNV-1a over the id: the same on every machine.</summary>
    private static ulong StreamOf(ExampleId id)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var character in id.ToString())
        {
            hash = unchecked((hash ^ character) * 0x100000001B3UL);
        }

        return hash;
    }
}
