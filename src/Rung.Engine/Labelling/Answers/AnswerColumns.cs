using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rung.Core.Data;
using Rung.Engine.Datasets;
using Rung.Engine.Tasks;

namespace Rung.Engine.Labelling.Answers;

/// <summary>
/// The columns that a queue and its answers have: <c>id</c>, <c>input</c> (or, where an input has several, its own columns),
/// <c>group</c> and <c>time</c> where an example has them, and <c>expected</c>.
/// </summary>
internal sealed class AnswerColumns
{
    public const string Suggested = "suggested";
    public const string Probability = "probability";
    public const string Expected = "expected";
    public const string At = "at";
    private const string Id = "id";
    private const string Input = "input";
    private const string Group = "group";
    private const string Time = "time";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TaskDefinition _task;
    private readonly ImmutableArray<string> _input;

    /// <exception cref="DatasetException">An input column has the name of another column here.</exception>
    public AnswerColumns(TaskDefinition task)
    {
        _task = task;
        _input = task.Data.Input.Length == 1 ? [Input] : task.Data.Input;
        if (_input.Intersect([Id, Group, Time, Suggested, Probability, Expected, At], StringComparer.Ordinal).FirstOrDefault() is { } taken)
        {
            throw new DatasetException($"{TaskReader.FileName}: found an input column '{taken}', a name that a file of answers uses itself. Give the column another name.");
        }
    }

    /// <summary>In the order of a table.</summary>
    public ImmutableArray<string> Names => [Id, .. _input, Group, Time];

    /// <summary>A file of answers, to be read as examples whose expected output may be missing.</summary>
    public ExampleSource SourceOf(string path) => new(
        Path.GetFullPath(path),
        path,
        new DataDefinition { Id = Id, Input = _input, Expected = Expected, Group = Group, Time = Time, Named = [Id, Expected] },
        OutputKind.Label,
        RequiresExpected: false);

    /// <summary>A file of inputs in the columns of the team, of which only the input must be there.</summary>
    public ExampleSource PoolOf(string path) => new(
        Path.GetFullPath(path), path, _task.Data with { Named = [] }, OutputKind.Label, RequiresExpected: false);

    public JsonObject RecordOf(Example example)
    {
        var record = new JsonObject { [Id] = example.Id.ToString() };
        if (_input.Length > 1)
        {
            foreach (var field in example.Input.Fields)
            {
                record[field.Name] = field.Value;
            }
        }
        else
        {
            record[Input] = example.Input.Fields.IsEmpty ? example.Input.Text : ObjectOf(example.Input);
        }

        if (example.Group is { } group)
        {
            record[Group] = group;
        }

        if (example.Time is { } time)
        {
            record[Time] = TimeText(time);
        }

        return record;
    }

    /// <summary>What a record of the team's own file says about an example.</summary>
    public ImmutableDictionary<string, JsonNode> TeamRecordOf(Example example)
    {
        var data = _task.Data;
        var record = ImmutableDictionary.CreateBuilder<string, JsonNode>(StringComparer.Ordinal);
        record[data.Id] = example.Id.ToString();
        if (data.Group is { } group && example.Group is { } own)
        {
            record[group] = own;
        }

        if (data.Time is { } time && example.Time is { } at)
        {
            record[time] = TimeText(at);
        }

        if (data.Input.Length == 1)
        {
            record[data.Input[0]] = example.Input.Fields.IsEmpty ? example.Input.Text : ObjectOf(example.Input);
        }

        foreach (var field in data.Input.Length == 1 ? [] : example.Input.Fields)
        {
            record[field.Name] = field.Value;
        }

        record[data.Expected] = example.Expected!;
        return record.ToImmutable();
    }

    public static string JsonLineOf(JsonObject record) => record.ToJsonString(Readable);

    private static JsonObject ObjectOf(ExampleInput input) =>
        new(input.Fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Value)));

    private static string TimeText(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);
}
