using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Yaml;

namespace Rung.Engine.Tasks;

/// <summary>Reads the key <c>data</c>.</summary>
internal static class DataSection
{
    private const string Column = "the name of a column";

    private static readonly string[] Keys = ["examples", "dev", "test", "edge", "id", "input", "expected", "group", "time", "split"];

    private static readonly string[] FileKeys = ["examples", "dev", "test", "edge"];

    private static readonly string[] SingleColumns = ["id", "expected", "group", "time"];

    /// <param name="root">The file.</param>
    /// <param name="files">Where the examples are.</param>
    /// <param name="needsExamples">Whether a candidate has to learn from them; recorded ones alone do not.</param>
    public static DataDefinition Read(YamlSection root, TaskFiles files, bool needsExamples)
    {
        if (root.FindSection("data", Keys, "{ examples: train.csv }") is not { } data)
        {
            if (root.Find("data") is null)
            {
                root.Missing("data", "the team's examples, such as { examples: train.csv }");
            }

            return new DataDefinition();
        }

        RequireExamples(data, needsExamples);
        RefuseOneFileTwice(data, files);
        var defaults = new DataDefinition();
        return defaults with
        {
            Examples = files.FindFile(data, "examples"),
            Dev = files.FindFile(data, "dev"),
            Test = files.FindFile(data, "test"),
            Edge = EdgeWord(data) is null ? files.FindFile(data, "edge") : null,
            EdgeCases = EdgeWord(data) ?? EdgeCases.WhereEnough,
            Id = data.FindText("id", Column) ?? defaults.Id,
            Input = ReadInput(data) ?? defaults.Input,
            Expected = data.FindText("expected", Column) ?? defaults.Expected,
            Group = OptionalColumn(data, "group", defaults.Group),
            Time = OptionalColumn(data, "time", defaults.Time),
            SplitBy = ReadSplitBy(data),
            Named = Named(data),
        };
    }

    /// <summary>A file of that very name is written <c>./auto</c>.</summary>
    private static EdgeCases? EdgeWord(YamlSection data) => data.Find("edge") is not YamlScalar word
        ? null
        : word.Text switch
        {
            "auto" => EdgeCases.Automatic,
            "none" => EdgeCases.None,
            _ => null,
        };

    private static void RequireExamples(YamlSection data, bool needsExamples)
    {
        if (data.Find("examples") is not null)
        {
            return;
        }

        if (needsExamples)
        {
            data.Missing("examples", "a file to learn from; only a task whose candidates are all recorded may have a test alone");
        }
        else if (data.Find("test") is null)
        {
            data.Missing("examples", "a file of examples, or a 'test' file");
        }
    }

    private static void RefuseOneFileTwice(YamlSection data, TaskFiles files)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in FileKeys.Where(key => key != "edge" || EdgeWord(data) is null))
        {
            if (data.Find(key) is YamlScalar file && !first.TryAdd(files.FullPathOf(file.Text), key))
            {
                data.Wrong(key, $"'{file.Text}', which is '{first[files.FullPathOf(file.Text)]}' too", "a file of its own");
            }
        }
    }

    private static SplitBy ReadSplitBy(YamlSection data)
    {
        const string expected = "random or time";
        if (data.FindSection("split", ["by"], "{ by: time }") is not { } split)
        {
            return SplitBy.Random;
        }

        switch (split.FindText("by", expected))
        {
            case null or "random":
                return SplitBy.Random;
            case "time":
                if (data.Has("time") && data.Find("time") is null)
                {
                    data.Wrong("time", "null", "the column of the time, because 'split' goes by it");
                }

                return SplitBy.Time;
            case { } other:
                split.Wrong("by", $"'{other}'", expected);
                return SplitBy.Random;
        }
    }

    /// <summary>A column that is written as <c>null</c> is one that the team says it does not have.</summary>
    private static string? OptionalColumn(YamlSection data, string key, string? usual) =>
        data.Has(key) ? data.FindText(key, Column) : usual;

    private static ImmutableArray<string>? ReadInput(YamlSection data) => data.Find("input") switch
    {
        YamlList { Items.IsEmpty: false } list => ReadNames(data, list),
        YamlList => Refuse(data),
        _ => data.FindText("input", "the name of a column, or a list of them") is { } name ? [name] : null,
    };

    private static ImmutableArray<string> ReadNames(YamlSection data, YamlList list)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var item in list.Items)
        {
            if (item is YamlScalar { IsNull: false } name && !names.Contains(name.Text))
            {
                names.Add(name.Text);
            }
            else
            {
                data.WrongItem("input", item, "the names of different columns");
            }
        }

        return names.ToImmutable();
    }

    private static ImmutableArray<string>? Refuse(YamlSection data)
    {
        data.Wrong("input", "an empty list", "the name of a column, or a list of them");
        return null;
    }

    private static ImmutableHashSet<string> Named(YamlSection data)
    {
        var names = from key in SingleColumns
                    let name = (data.Find(key) as YamlScalar)?.Text
                    where name is not null
                    select name;
        return [.. names, .. ReadInputQuietly(data)];
    }

    private static IEnumerable<string> ReadInputQuietly(YamlSection data) => data.Find("input") switch
    {
        YamlScalar name => [name.Text],
        YamlList list => list.Items.OfType<YamlScalar>().Select(name => name.Text),
        _ => [],
    };
}
