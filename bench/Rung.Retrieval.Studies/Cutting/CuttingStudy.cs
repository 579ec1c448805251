using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Rung.Retrieval.Documents;
using Rung.Retrieval.Passages;
using Rung.Studies;

namespace Rung.Retrieval.Studies.Cutting;

/// <summary>How fast documents are read and cut, and how near the approximate tokens are to those of a tokenizer. Writes bench/results/cutting.md.</summary>
internal static class CuttingStudy
{
    private const int Rounds = 5;
    private const int TargetCharacters = 20_000_000;

    private static readonly string[] Beside = ["..", "../.."];

    public static async Task<int> RunAsync()
    {
        var covid = Contexts(Shared("data/covid-qa/question-answering/200423_covidQA.json"));
        var xquad = Contexts(Shared("data/xquad/xquad.en.json"));
        var text = new StringBuilder();
        await AppendSpeedAsync(text, covid);
        AppendTokens(text, WordPieceCounter.Read(Tokenizer()), [("XQuAD, paragraphs", xquad), ("COVID-QA, documents", covid)]);
        await StudyReport.WriteAsync("cutting", "Reading and cutting documents", "dotnet run -c Release --project bench/Rung.Retrieval.Studies -- cutting", text.ToString());
        return 0;
    }

    private static async Task AppendSpeedAsync(StringBuilder text, IReadOnlyList<string> contexts)
    {
        var repeated = Enumerable.Repeat(contexts, 100).SelectMany(context => context).ToList();
        var all = new StringBuilder();
        for (var i = 0; all.Length < TargetCharacters; i++)
        {
            all.Append(CultureInfo.InvariantCulture, $"## Section {i}\n\n").Append(repeated[i]).Append("\n\n");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"The documents of COVID-QA, repeated to {all.Length / 1e6:0.0} M characters, one thread, the best of {Rounds} rounds each (there is no baseline to");
        text.AppendLine("race). Other work kept the machine busy, so these are at least the speeds of one free core.");
        text.AppendLine().AppendLine("| step | MB/s |").AppendLine("| --- | ---: |");
        var (plain, readSpeed) = await BestAsync(() => ReadAsync("a.txt", all.ToString()), all.Length);
        text.AppendLine(CultureInfo.InvariantCulture, $"| read as plain text | {readSpeed:0} |");
        var (_, cutSpeed) = await BestAsync(() => Task.FromResult(PassageCutter.Cut(plain, new PassageOptions())), all.Length);
        text.AppendLine(CultureInfo.InvariantCulture, $"| cut into passages of 256 tokens (overlap 32), with ids | {cutSpeed:0} |");
        var (_, sentenceSpeed) = await BestAsync(() => Task.FromResult(SentenceSplitter.Split(plain.Text)), all.Length);
        text.AppendLine(CultureInfo.InvariantCulture, $"| of that: sentences | {sentenceSpeed:0} |");
        var (_, countSpeed) = await BestAsync(() => Task.FromResult(ApproximateTokenCounter.Shared.Count(plain.Text)), all.Length);
        text.AppendLine(CultureInfo.InvariantCulture, $"| of that: tokens | {countSpeed:0} |");
        var markdown = all.ToString()[..(TargetCharacters / 5)];
        var (_, markdownSpeed) = await BestAsync(() => ReadAsync("a.md", markdown), markdown.Length);
        text.AppendLine(CultureInfo.InvariantCulture, $"| read as Markdown ({markdown.Length / 1e6:0} MB) | {markdownSpeed:0} |");
    }

    private static async Task<(T Result, double MegabytesPerSecond)> BestAsync<T>(Func<Task<T>> work, int characters)
    {
        var (result, best) = (default(T)!, double.MaxValue);
        for (var i = 0; i < Rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            result = await work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return (result, characters / best / 1e6);
    }

    private static async Task<DocumentText> ReadAsync(string name, string content)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        await foreach (var outcome in new DocumentReader().ReadAsync(stream, name, CancellationToken.None))
        {
            return outcome.Document ?? throw new InvalidOperationException(outcome.Refusal!.Message);
        }

        throw new UnreachableException();
    }

    private static void AppendTokens(StringBuilder text, WordPieceCounter bert, IReadOnlyList<(string Name, IReadOnlyList<string> Texts)> sets)
    {
        text.AppendLine().AppendLine("Tokens of BERT (uncased; the vocabulary of its tokenizer.json, counted by a plain WordPiece) for each approximate token,");
        text.AppendLine("in passages of at most 256 approximate tokens. A passage of 256 has at most as many real ones as the 95th percentile says.");
        text.AppendLine().AppendLine("| texts | passages | mean | 5 % | 50 % | 95 % | most |").AppendLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (name, texts) in sets)
        {
            var ratios = texts.SelectMany(Passages).Select(passage => (double)bert.Count(passage) / ApproximateTokenCounter.Shared.Count(passage)).Order().ToArray();
            text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {ratios.Length:#,0} | {ratios.Average():0.00} | {ratios[ratios.Length / 20]:0.00} | {ratios[ratios.Length / 2]:0.00} | {ratios[ratios.Length * 19 / 20]:0.00} | {ratios[^1]:0.00} |");
        }
    }

    private static IEnumerable<string> Passages(string context)
    {
        var builder = new DocumentTextBuilder();
        builder.AddPlain(context);
        var document = builder.Build(new DocumentSource("a.txt", DocumentKind.PlainText, new DocumentOptions()));
        return PassageCutter.Cut(document, new PassageOptions()).Select(passage => passage.Text);
    }

    private static List<string> Contexts(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        return
        [
            .. json.RootElement.GetProperty("data").EnumerateArray().SelectMany(article => article.GetProperty("paragraphs").EnumerateArray())
                .Select(paragraph => paragraph.GetProperty("context").GetString()!),
        ];
    }

    private static string Tokenizer() =>
        Directory.EnumerateFiles(Shared("tokenizers"), "tokenizer.json", SearchOption.AllDirectories)
            .First(path => path.Contains("bert", StringComparison.OrdinalIgnoreCase) && !path.Contains("roberta", StringComparison.OrdinalIgnoreCase));

    private static string Shared(string path) =>
        Beside.Select(up => Path.GetFullPath(Path.Combine(StudyReport.Root(), up, "shared", path))).FirstOrDefault(found => File.Exists(found) || Directory.Exists(found))
        ?? throw new FileNotFoundException($"shared/{path} is expected beside the repository.");
}
