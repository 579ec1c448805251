using CsvHelper;
using Rung.Core.Data;

namespace Rung.Studies.Rung0;

/// <summary>The official files of Banking77, in ../shared beside the repository.</summary>
internal sealed record Banking77(IReadOnlyList<Example> Train, IReadOnlyList<Example> Test)
{
    public static async Task<Banking77> ReadAsync(string folder) =>
        new(await ReadAsync(folder, "train"), await ReadAsync(folder, "test"));

    private static async Task<IReadOnlyList<Example>> ReadAsync(string folder, string split)
    {
        await using var stream = File.OpenRead(Path.Combine(folder, $"{split}.csv"));
        await using var table = CsvReader.Create(stream, new CsvReaderOptions { HasHeader = true }, leaveOpen: true);
        var examples = new List<Example>();
        while (await table.ReadAsync(CancellationToken.None))
        {
            examples.Add(new Example
            {
                Id = new ExampleId($"{split}-{examples.Count:D5}"),
                Input = ExampleInput.OfText(table.GetString(0)),
                Expected = table.GetString(1),
            });
        }

        return examples;
    }
}
