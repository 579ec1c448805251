using System.Globalization;

namespace Rung.Cli.Tests;

/// <summary>A task of its own for each test: forty short messages in four labels, told apart by their words.</summary>
internal sealed class TaskFolder : IDisposable
{
    private static readonly string[] Labels = ["refund", "delivery", "battery", "invoice"];

    private static readonly string[] Words = ["money back please", "where is my parcel", "it does not charge", "send the bill again"];

    // Words far from one another: messages that differ in a digit would be near-duplicates.
    private static readonly string[] Names = ["Annabell", "Bertrand", "Christos", "Dorothea", "Eberhard"];

    private static readonly string[] Places = ["Amsterdam", "Budapest", "Cologne", "Dubrovnik", "Edinburgh", "Florence", "Gothenburg"];

    public TaskFolder()
    {
        Write("rung.yaml", """
            task: messages
            instructions: Say what the message is about.
            output: { kind: label }
            data: { examples: messages.csv, input: text, expected: label }
            metric: accuracy
            """);
        Write("messages.csv", Messages(80));
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("rung-task-").FullName;

    public string State => System.IO.Path.Combine(Path, ".rung");

    public static string Messages(int count) => "text,label\n" + string.Concat(Enumerable.Range(0, count).Select(i =>
        string.Create(CultureInfo.InvariantCulture, $"{Words[i % 4]} says {Names[i / 4 % 5]} in {Places[i / 4 % 7]} {i},{Labels[i % 4]}\n")));

    public void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

    public void Write(string name, byte[] bytes) => File.WriteAllBytes(System.IO.Path.Combine(Path, name), bytes);

    public void Append(string name, string text) => File.AppendAllText(System.IO.Path.Combine(Path, name), text);

    public void UseModel(Uri url, string budget = "usd: 10", string more = "") => Append("rung.yaml", $$"""

        models:
          served: { provider: compatible, model: m, url: {{url}}, price: { input: 1, output: 1 }, max_output_tokens: 20{{more}} }
        budget: { {{budget}} }
        """);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
