using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Tasks;

namespace Rung.Engine.Drafting;

/// <summary>Finds the examples and the documents of a folder, and guesses what the columns mean from their names and values.</summary>
public static class DataFinder
{
    private const int Deepest = 2;

    private static readonly string[] ExampleEndings = [".csv", ".tsv", ".jsonl", ".ndjson", ".json"];

    private static readonly string[] DocumentEndings = [".md", ".html", ".htm", ".txt", ".pdf", ".docx"];

    private static readonly string[] TestNames = ["test", "eval", "holdout", "heldout"];

    private static readonly string[] InputNames = ["input", "text", "question", "message", "query", "prompt", "body", "content", "utterance", "request"];

    private static readonly string[] ExpectedNames = ["expected", "label", "category", "intent", "answer", "output", "target", "class", "completion", "response"];

    private static readonly string[] GroupNames = ["group", "customer", "user", "account", "client", "document", "session", "author", "company"];

    private static readonly string[] TimeNames = ["time", "timestamp", "date", "created", "created_at", "received", "at"];

    /// <exception cref="TaskException">There is no file of examples, or it has no two columns that could be input and expected output.</exception>
    public static async Task<FoundData> FindAsync(string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);

        if (!Directory.Exists(folder))
        {
            throw new TaskException([$"{folder}: found no such folder; expected the folder with your examples."]);
        }

        var tables = new List<SampledTable>();
        foreach (var file in FilesOf(folder, ExampleEndings))
        {
            if (await TableSampler.ReadAsync(folder, file, cancellationToken) is { Columns.Length: > 1 } table)
            {
                tables.Add(table);
            }
        }

        var test = tables.FirstOrDefault(table => IsNamed(table.File, TestNames));
        var examples = tables
            .Where(table => table != test)
            .MaxBy(table => (IsNamed(table.File, ["train", "examples"]), new FileInfo(Path.Combine(folder, table.File)).Length)) ?? test;
        return examples is null
            ? throw new TaskException([$"{folder}: found no table of examples; expected a .csv, .tsv or .jsonl file with an input and an expected output in each record."])
            : Guess(folder, examples, test == examples ? null : test);
    }

    private static FoundData Guess(string folder, SampledTable table, SampledTable? test)
    {
        var (input, expected) = PairOf(table);
        SampledColumn[] others = [.. table.Columns.Where(column => column != input && column != expected)];
        return new FoundData
        {
            Examples = table.File,
            Test = test?.File,
            Records = table.Records,
            Columns = [.. table.Columns.Select(column => column.Name)],
            Input = input.Name,
            Expected = expected.Name,
            Id = NameOf(others, column => column.LooksLikeIds && column.Name.EndsWith("id", StringComparison.OrdinalIgnoreCase)),
            Group = NameOf(others, column => column.LooksLikeGroups && Has(GroupNames, column.Name)),
            Time = NameOf(others, column => column.LooksLikeTimes && Has(TimeNames, column.Name)),
            Output = expected.LooksLikeJson ? OutputKind.Json : expected.LooksLikeLabels ? OutputKind.Label : OutputKind.Text,
            DistinctOutputs = expected.Distinct,
            Documents = DocumentsOf(folder),
        };
    }

    /// <summary>By their names; else the labels are expected, and the longest texts are the input.</summary>
    private static (SampledColumn Input, SampledColumn Expected) PairOf(SampledTable table)
    {
        var expected = Named(table, ExpectedNames, except: null) ?? table.Columns.Where(column => column.LooksLikeLabels).MinBy(column => column.Distinct);
        var input = Named(table, InputNames, except: expected) ?? Longest(table, except: expected);
        return (input, expected ?? Longest(table, except: input));
    }

    /// <summary>A table has two columns at least.</summary>
    private static SampledColumn Longest(SampledTable table, SampledColumn? except) =>
        table.Columns.Where(column => column != except).MaxBy(column => column.MeanLength)!;

    private static string? NameOf(SampledColumn[] columns, Func<SampledColumn, bool> looksRight) => columns.FirstOrDefault(looksRight)?.Name;

    private static string? DocumentsOf(string folder) => Directory.EnumerateDirectories(folder)
        .Where(path => !IsHidden(path) && FilesOf(path, DocumentEndings).Any())
        .Select(path => Path.GetFileName(path) + "/")
        .Order(StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>Relative to the folder, with '/', in ordinal order.</summary>
    private static IEnumerable<string> FilesOf(string folder, string[] endings) => Directory
        .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = Deepest, AttributesToSkip = FileAttributes.Hidden })
        .Where(path => endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
        .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))
        .Where(path => !path.Split('/').Any(IsHidden) && path != Prices.PriceBook.FileName)
        .Order(StringComparer.Ordinal);

    private static SampledColumn? Named(SampledTable table, string[] names, SampledColumn? except) =>
        names.Select(table.Find).FirstOrDefault(column => column is not null && column != except);

    private static bool IsNamed(string file, string[] names) => names.Any(name => Path.GetFileName(file).StartsWith(name, StringComparison.OrdinalIgnoreCase));

    private static bool Has(string[] names, string column) => names.Any(name => column.Contains(name, StringComparison.OrdinalIgnoreCase));

    private static bool IsHidden(string path) => Path.GetFileName(path).StartsWith('.');
}
