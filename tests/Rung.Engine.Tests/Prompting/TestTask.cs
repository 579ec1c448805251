using Rung.Core.Data;
using Rung.Engine.Tasks;

namespace Rung.Engine.Tests.Prompting;

/// <summary>Small tasks and datasets for prompts.</summary>
internal static class TestTask
{
    public static TaskDefinition Of(OutputKind output, string? schema = null) => new()
    {
        Name = "intents",
        Folder = "/nowhere",
        Instructions = "Classify the customer's message.",
        Output = output,
        OutputSchema = schema,
        Data = new DataDefinition(),
        Metric = new MetricDefinition("accuracy"),
        Seed = 11,
    };

    public static Example Example(string id, string text, string? expected = null) =>
        new() { Id = new ExampleId(id), Input = ExampleInput.OfText(text), Expected = expected };

    public static Dataset Dataset(params Example[] train) => Core.Data.Dataset.Create(
        [new KeyValuePair<Split, IReadOnlyList<Example>>(Split.Train, train)]);
}
