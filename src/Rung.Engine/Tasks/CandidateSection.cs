using System.Collections.Immutable;
using Rung.Core.Economics;
using Rung.Core.Economics.Ownership;
using Rung.Core.Ladder;
using Rung.Engine.Faults;
using Rung.Engine.Yaml;

namespace Rung.Engine.Tasks;

/// <summary>Reads the keys <c>candidates</c> and <c>incumbent</c>.</summary>
internal sealed class CandidateSection(TaskFiles files, FaultList faults)
{
    private const string Automatic = "auto";

    private const decimal MostDollars = 1_000_000_000;

    private const string ItemExample = "auto, or a recorded candidate such as { name: today, rung: prompt, recorded: today.jsonl }";

    private static readonly string[] Keys =
    [
        "name", "rung", "recorded", "deployable", "regrade", "cost_per_1k", "approach", "parts", "one_off", "monthly",
    ];

    private static readonly string[] Rungs = ["baseline", "prompt", "retrieve", "tune", "distill"];

    private static readonly ImmutableArray<(string Word, Approach Approach)> Approaches =
    [
        ("prompting", Approach.Prompting),
        ("retrieval", Approach.Retrieval),
        ("lora", Approach.Lora),
        ("managed-lora", Approach.ManagedLora),
        ("full-fine-tuning", Approach.FullFineTuning),
        ("fine-tuning-api", Approach.FineTuningApi),
        ("embedding-tuning", Approach.EmbeddingTuning),
        ("distillation", Approach.Distillation),
    ];

    private readonly Dictionary<string, int> _lines = new(StringComparer.OrdinalIgnoreCase);

    private readonly List<(YamlSection Candidate, YamlScalar Part)> _parts = [];

    public (ImmutableArray<RecordedCandidateDefinition> Recorded, bool IncludesAutomatic) Read(YamlSection root) =>
        root.Find("candidates") switch
        {
            null or YamlScalar { Text: Automatic } => ([], true),
            YamlList { Items.IsEmpty: false } list => ReadList(root, list),
            YamlList => Refuse(root, "an empty list"),
            { } other => Refuse(root, other.Described),
        };

    /// <summary>What Rung itself will try is not known here: a name among automatic candidates is the climb's to check.</summary>
    public static string? ReadIncumbent(
        YamlSection root, ImmutableArray<RecordedCandidateDefinition> recorded, bool includesAutomatic)
    {
        var names = recorded.Select(candidate => candidate.Name).ToList();
        if (root.FindText("incumbent", "the name of a candidate") is not { } name)
        {
            return null;
        }

        if (!includesAutomatic && !names.Contains(name))
        {
            root.Wrong("incumbent", $"the name of a candidate: {Choices.Or(names)}{Choices.DidYouMean(name, names)}");
        }

        return name;
    }

    private static (ImmutableArray<RecordedCandidateDefinition> Recorded, bool IncludesAutomatic) Refuse(YamlSection root, string found)
    {
        root.Wrong("candidates", found, $"auto, or a list of: {ItemExample}");
        return ([], true);
    }

    private (ImmutableArray<RecordedCandidateDefinition> Recorded, bool IncludesAutomatic) ReadList(YamlSection root, YamlList list)
    {
        var recorded = ImmutableArray.CreateBuilder<RecordedCandidateDefinition>();
        var includesAutomatic = false;
        for (var i = 0; i < list.Items.Length; i++)
        {
            switch (list.Items[i])
            {
                case YamlScalar { Text: Automatic } when !includesAutomatic:
                    includesAutomatic = true;
                    break;
                case YamlMap map:
                    recorded.Add(ReadRecorded(new YamlSection(map, $"candidates[{i}]", Keys, faults)));
                    break;
                case YamlScalar { Text: Automatic } again:
                    root.WrongItem("candidates", again, "auto a second time", "it once");
                    break;
                case var other:
                    root.WrongItem("candidates", other, ItemExample);
                    break;
            }
        }

        if (!includesAutomatic)
        {
            CheckParts();
        }

        return (recorded.ToImmutable(), includesAutomatic);
    }

    private RecordedCandidateDefinition ReadRecorded(YamlSection candidate)
    {
        if (candidate.Find("recorded") is null)
        {
            candidate.Missing("recorded", "the file of its attempts (JSON Lines)");
        }

        return new RecordedCandidateDefinition
        {
            Name = ReadName(candidate),
            Rung = ReadRung(candidate),
            File = files.FindFile(candidate, "recorded") ?? "",
            IsDeployable = candidate.FindFlag("deployable") ?? true,
            Regrades = candidate.FindFlag("regrade") ?? false,
            CostPer1K = candidate.FindNumber("cost_per_1k", 0, decimal.MaxValue, "United States dollars per thousand calls, from 0") is { } usd
                ? new Money(usd)
                : null,
            Approach = ReadApproach(candidate),
            Parts = ReadParts(candidate),
            OneOff = candidate.FindQuantity("one_off", 0, MostDollars, "United States dollars, from 0"),
            Monthly = candidate.FindQuantity("monthly", 0, MostDollars, "United States dollars a month, from 0"),
        };
    }

    private static Approach? ReadApproach(YamlSection candidate) =>
        candidate.FindChoice("approach", [.. Approaches.Select(approach => approach.Word)]) is { } word
            ? Approaches.First(approach => approach.Word == word).Approach
            : null;

    private ImmutableArray<string> ReadParts(YamlSection candidate)
    {
        const string Expected = "the names of two candidates or more, such as [retrieved, tuned]";
        if (candidate.Find("parts") is null)
        {
            return [];
        }

        if (candidate.Find("parts") is not YamlList { Items.Length: >= 2 } list)
        {
            candidate.Wrong("parts", Expected);
            return [];
        }

        foreach (var item in list.Items.Where(item => item is not YamlScalar { Text.Length: > 0 }))
        {
            candidate.WrongItem("parts", item, Expected);
        }

        _parts.AddRange(list.Items.OfType<YamlScalar>().Select(part => (candidate, part)));
        return [.. list.Items.OfType<YamlScalar>().Select(part => part.Text)];
    }

    /// <summary>With automatic candidates a name may be one that Rung makes: the climb checks those.</summary>
    private void CheckParts()
    {
        foreach (var (candidate, part) in _parts.Where(part => !_lines.ContainsKey(part.Part.Text)))
        {
            candidate.WrongItem("parts", part, $"the name of a candidate{Choices.DidYouMean(part.Text, [.. _lines.Keys])}");
        }
    }

    private string ReadName(YamlSection candidate)
    {
        var name = candidate.RequireText("name", "a name of its own").Trim();
        if (name.Length > 0 && candidate.Find("name") is { } place && !_lines.TryAdd(name, place.Line))
        {
            candidate.Wrong("name", $"'{name}', which the candidate on line {_lines[name]} has too", "a name of its own");
        }

        return name;
    }

    private static RungKind ReadRung(YamlSection candidate)
    {
        var expected = $"{Choices.Or(Rungs)}, or its number, 0 to 4";
        var name = candidate.RequireText("rung", expected);
        var number = Array.IndexOf(Rungs, name);
        if (number < 0 && name is [>= '0' and <= '4'])
        {
            number = name[0] - '0';
        }

        if (number < 0 && name.Length > 0)
        {
            candidate.Wrong("rung", expected + Choices.DidYouMean(name, Rungs));
        }

        return (RungKind)Math.Max(number, 0);
    }
}
