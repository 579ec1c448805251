using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Rung.Core.Data;
using Rung.Engine.Faults;

namespace Rung.Engine.Datasets;

/// <summary>Makes examples of the values that records hold, and says what is wrong with those it cannot.</summary>
internal sealed class ExampleMaker(ExampleSource source, ExampleColumns columns, FaultList faults)
{
    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    private readonly ContentId _contentId = new();
    private readonly SharedTexts _shared = new();

    /// <summary>The example, or <see langword="null"/> with faults.</summary>
    /// <param name="line">The line where the record begins.</param>
    /// <param name="values">One for each column. A column that must be there is not absent.</param>
    public LocatedExample? Make(int line, ReadOnlySpan<FieldValue> values)
    {
        var input = MakeInput(line, values);
        var isRead = TryExpected(line, values[columns.Expected], out var expected)
            & TryScalar(line, columns.Group, values, out var group)
            & TryScalar(line, columns.Id, values, out var id)
            & TryTime(line, values, out var time)
            & TryTags(line, values[columns.Tags], out var tags);
        if (input is null || !isRead)
        {
            return null;
        }

        var example = new Example
        {
            Id = id is null ? _contentId.Of(input, expected, group) : new ExampleId(id),
            Input = input,
            Expected = expected,
            Group = group is null ? null : _shared.Share(group),
            Time = time,
            Tags = tags,
        };
        return new LocatedExample(example, line, HasOwnId: id is not null);
    }

    private ExampleInput? MakeInput(int line, ReadOnlySpan<FieldValue> values)
    {
        var first = values[columns.Input[0]];
        if (columns.Input.Length == 1 && first.Shape is not FieldShape.Object)
        {
            return first.IsBlank || first.Shape is FieldShape.Array
                ? Refuse<ExampleInput>(line, columns.Input[0], first, "a text, or an object of named fields")
                : ExampleInput.OfText(first.Text);
        }

        var fields = columns.Input.Length == 1 ? FieldsOf(first.Text) : FieldsOf(values);
        return fields.All(field => string.IsNullOrWhiteSpace(field.Value))
            ? Refuse<ExampleInput>(line, columns.Input[0], FieldValue.Nothing, "at least one field with a text")
            : ExampleInput.OfFields(fields);
    }

    private ImmutableArray<InputField> FieldsOf(ReadOnlySpan<FieldValue> values)
    {
        var fields = ImmutableArray.CreateBuilder<InputField>(columns.Input.Length);
        foreach (var place in columns.Input)
        {
            fields.Add(new InputField(columns.Names[place], values[place].Text));
        }

        return fields.MoveToImmutable();
    }

    private ImmutableArray<InputField> FieldsOf(string json)
    {
        using var parsed = JsonDocument.Parse(json);
        return
        [
            .. parsed.RootElement.EnumerateObject().Select(property =>
                new InputField(_shared.Share(property.Name), property.Value.ValueKind is JsonValueKind.Null ? "" : property.Value.ToString())),
        ];
    }

    private bool TryExpected(int line, FieldValue value, out string? expected)
    {
        expected = null;
        if (value.IsBlank)
        {
            return !source.RequiresExpected || Refuse(line, columns.Expected, value, "the output that the team accepts");
        }

        if (source.Output is OutputKind.Json or OutputKind.ToolCall)
        {
            return TryJson(line, value, out expected);
        }

        if (source.Output is OutputKind.Label && value.Shape is FieldShape.Object or FieldShape.Array)
        {
            return Refuse(line, columns.Expected, value, "one label");
        }

        expected = _shared.Share(value.Text);
        return true;
    }

    /// <summary>A JSON object in its column, or JSON within a text, as a table has it: both become one spelling.</summary>
    private bool TryJson(int line, FieldValue value, out string? expected)
    {
        try
        {
            expected = _shared.Share(value.Shape is FieldShape.Text ? CompactJson.Of(value.Text) : value.Text);
            return true;
        }
        catch (JsonException)
        {
            expected = null;
            return Refuse(line, columns.Expected, value, "JSON");
        }
    }

    /// <summary>A text, or a number or flag as it is written; nothing where the record says nothing.</summary>
    private bool TryScalar(int line, int? place, ReadOnlySpan<FieldValue> values, out string? text)
    {
        text = null;
        if (place is not { } known || values[known].IsBlank)
        {
            return place != columns.Id || !source.Data.Named.Contains(source.Data.Id) || Refuse(line, columns.Id, values[columns.Id], "an id");
        }

        if (values[known].Shape is FieldShape.Object or FieldShape.Array)
        {
            return Refuse(line, known, values[known], "a text or a number");
        }

        text = values[known].Text;
        return true;
    }

    private bool TryTime(int line, ReadOnlySpan<FieldValue> values, out DateTimeOffset? time)
    {
        time = null;
        if (columns.Time is not { } place || values[place].IsBlank)
        {
            return true;
        }

        if (values[place].Shape is FieldShape.Text && DateTimeOffset.TryParseExact(
                values[place].Text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed))
        {
            time = parsed;
            return true;
        }

        return Refuse(line, place, values[place], "an ISO 8601 time such as 2026-01-31 or 2026-01-31T09:30:00Z");
    }

    private bool TryTags(int line, FieldValue value, out ImmutableArray<string> tags)
    {
        tags = [];
        if (value.IsBlank)
        {
            return true;
        }

        if (value.Shape is FieldShape.Array)
        {
            using var json = JsonDocument.Parse(value.Text);
            if (json.RootElement.EnumerateArray().All(tag => tag.ValueKind is JsonValueKind.String))
            {
                tags = [.. json.RootElement.EnumerateArray().Select(tag => _shared.Share(tag.GetString()!))];
                return true;
            }
        }
        else if (value.Shape is FieldShape.Text)
        {
            tags =
            [
                .. value.Text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(_shared.Share),
            ];
            return true;
        }

        return Refuse(line, columns.Tags, value, "a list of texts, or texts joined by ';'");
    }

    private T? Refuse<T>(int line, int place, FieldValue found, string expected)
        where T : class
    {
        Refuse(line, place, found, expected);
        return null;
    }

    private bool Refuse(int line, int place, FieldValue found, string expected)
    {
        faults.Add(line, $"'{columns.Names[place]}': found {found.Described}; expected {expected}.");
        return false;
    }
}
