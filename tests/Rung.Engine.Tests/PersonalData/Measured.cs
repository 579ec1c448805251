using System.Text.Json;
using Rung.Engine.PersonalData;

namespace Rung.Engine.Tests.PersonalData;

/// <summary>The file that the detector is measured on; beside the checkout, where it is.</summary>
internal static class Measured
{
    public const string Slot = "{}";

    /// <summary>The repository's folder.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rung.slnx")))
        {
            folder = folder.Parent;
        }

        return folder!.FullName;
    }

    /// <summary>All spans: what they are, and their text.</summary>
    public static IReadOnlyList<(string Type, string Value)> Spans()
    {
        using var json = Open();
        return
        [
            .. json.RootElement.EnumerateArray().SelectMany(one => one.GetProperty("spans").EnumerateArray())
                .Select(span => (span.GetProperty("entity_type").GetString()!, span.GetProperty("entity_value").GetString()!)),
        ];
    }

    /// <summary>All sentences with their spans, in UTF-16 units.</summary>
    public static IReadOnlyList<(string Text, IReadOnlyList<PersonalSpan> Spans)> Sentences()
    {
        using var json = Open();
        return [.. json.RootElement.EnumerateArray().Select(WithSpans)];
    }

    private static (string Text, IReadOnlyList<PersonalSpan> Spans) WithSpans(JsonElement sentence)
    {
        var text = sentence.GetProperty("full_text").GetString()!;
        var starts = text.EnumerateRunes().Aggregate(new List<int> { 0 }, (all, rune) => [.. all, all[^1] + rune.Utf16SequenceLength]);
        return (text,
        [
            .. sentence.GetProperty("spans").EnumerateArray().Select(span => new PersonalSpan(
                starts[span.GetProperty("start_position").GetInt32()],
                starts[span.GetProperty("end_position").GetInt32()],
                span.GetProperty("entity_type").GetString()!,
                1)),
        ]);
    }

    /// <summary>All sentences with a slot in the place of each span.</summary>
    public static IReadOnlyList<string> Templates()
    {
        using var json = Open();
        return [.. json.RootElement.EnumerateArray().Select(WithSlots).Distinct()];
    }

    private static string WithSlots(JsonElement sentence)
    {
        // The file counts in code points.
        var runes = sentence.GetProperty("full_text").GetString()!.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        foreach (var span in sentence.GetProperty("spans").EnumerateArray().OrderByDescending(span => span.GetProperty("start_position").GetInt32()))
        {
            var (start, end) = (span.GetProperty("start_position").GetInt32(), span.GetProperty("end_position").GetInt32());
            runes.RemoveRange(start, end - start);
            runes.Insert(start, $" {Slot} ");
        }

        return string.Concat(runes);
    }

    private static JsonDocument Open()
    {
        var path = Path.GetFullPath(Path.Combine(Root(), "..", "shared", "data", "presidio-research", "data", "synth_dataset_v2.json"));
        if (!File.Exists(path))
        {
            Assert.Skip($"'{path}' is not there.");
        }

        return JsonDocument.Parse(File.ReadAllBytes(path));
    }
}
