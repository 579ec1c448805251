using Rung.Core.Data;

namespace Rung.Engine.Retrieving;

/// <summary>What a retriever is asked for an input: its words without the names of its fields.</summary>
internal static class QuestionText
{
    public static string Of(ExampleInput input) =>
        input.Fields.IsEmpty ? input.Text : string.Join('\n', input.Fields.Select(field => field.Value));
}
