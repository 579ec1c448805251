using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Rung.Studies;

namespace Rung.Retrieval.Studies.Injections;

/// <summary>A text of the corpus with what it is.</summary>
internal sealed record CorpusCase(bool IsInjection, string Style, string Language, string Text)
{
    private static readonly string[] Beside = ["..", "../.."];

    /// <summary>Rules were developed on these only. The rule is fixed: the first byte of the text's SHA-256 is even.</summary>
    public bool IsDevelopment => SHA256.HashData(Encoding.UTF8.GetBytes(Written))[0] % 2 == 0;

    /// <summary>As it stands in the file, line ends written out.</summary>
    private string Written => Text.Replace("\n", "\\n", StringComparison.Ordinal);

    public static IReadOnlyList<CorpusCase> ReadAll() =>
    [
        .. Read("injections.txt", isInjection: true),
        .. Read("benign.txt", isInjection: false),
        .. Paragraphs().Select(text => new CorpusCase(IsInjection: false, "xquad", "en", text)),
    ];

    private static IEnumerable<CorpusCase> Read(string file, bool isInjection) =>
        File.ReadLines(Path.Combine(StudyReport.Root(), "bench", "Rung.Retrieval.Studies", "Injections", file))
            .Select(line => line.Split('|', 3))
            .Select(parts => new CorpusCase(isInjection, parts[0], parts[1], parts[2].Replace("\\n", "\n", StringComparison.Ordinal)));

    private static IEnumerable<string> Paragraphs()
    {
        var path = Beside
            .Select(up => Path.GetFullPath(Path.Combine(StudyReport.Root(), up, "shared", "data", "xquad", "xquad.en.json")))
            .FirstOrDefault(File.Exists) ?? throw new FileNotFoundException("The paragraphs of XQuAD are expected in shared/data/xquad beside the repository.");
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        return
        [
            .. json.RootElement.GetProperty("data").EnumerateArray()
                .SelectMany(article => article.GetProperty("paragraphs").EnumerateArray())
                .Select(paragraph => paragraph.GetProperty("context").GetString()!),
        ];
    }
}
