using Rung.Core.Data;
using Rung.Engine.Datasets;

namespace Rung.Engine.Labelling.Answers;

/// <summary>Reads what people answered: the last answer for an id counts, an empty one is none.</summary>
internal static class LabelAnswers
{
    /// <exception cref="DatasetException">The file cannot be read as answers.</exception>
    public static async Task<List<LocatedExample>> ReadAsync(AnswerColumns columns, string path, CancellationToken cancellationToken)
    {
        var last = new OrderedDictionary<ExampleId, LocatedExample>();
        await foreach (var answer in ExampleReader.ReadAsync(columns.SourceOf(path), cancellationToken))
        {
            last[answer.Example.Id] = answer;
        }

        return [.. last.Values.Where(answer => answer.Example.Expected is not null)];
    }
}
