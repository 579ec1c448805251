using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Rung.Cli.Tests.Cases;

/// <summary>The folder of a story's team: a real <c>rung.yaml</c>, real files of examples, documents and recorded attempts.</summary>
internal sealed class MadeTask : IDisposable
{
    private const int UsualTrain = 600;
    private const int UsualDev = 100;
    private const int UsualTest = 400;

    private static readonly string[] KeysOfAttempts = ["right", "swaps", "broken", "p95", "cost", "input_tokens"];

    private readonly Case _story;
    private readonly int _groupSize;
    private readonly MadeExamples _examples;

    public MadeTask(Case story)
    {
        _story = story;
        _groupSize = Count("group_size", 1);
        _examples = new MadeExamples(story.Task.Map("output").Text("kind") == "json", _groupSize);
        Write("train.jsonl", _examples.Split("train", Count("train", UsualTrain)));
        Write("dev.jsonl", _examples.Split("dev", Count("dev", UsualDev)));
        Write("test.jsonl", _examples.Split("test", Count("test", UsualTest)));
        for (var i = 0; i < Count("documents", 0); i++)
        {
            Write(FormattableString.Invariant($"docs/{i}.md"), FormattableString.Invariant($"# Document {i}\n"));
        }

        WriteYaml("policy.yaml", PolicyOf(story));
        WriteYaml("rung.yaml", TaskOf(story));
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("rung-case-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private int Count(string key, int usual) => (int)(_story.Measured.Number(key) ?? usual);

    private YamlMappingNode TaskOf(Case story)
    {
        var task = new YamlMappingNode
        {
            { "task", "case" },
            { "instructions", "Say what the message is about." },
            { "data", new YamlMappingNode { { "examples", "train.jsonl" }, { "dev", "dev.jsonl" }, { "test", "test.jsonl" }, { "edge", "none" } } },
            { "candidates", new YamlSequenceNode(story.Measured.Map("candidates").Pairs().Select(Recorded)) },
            { "policy", "policy.yaml" },
        };
        if (Count("documents", 0) > 0)
        {
            task.Add("documents", "docs/");
        }

        if (story.Task.Find("output") is null)
        {
            task.Add("output", new YamlMappingNode { { "kind", "label" } });
        }

        foreach (var (key, value) in story.Task.Pairs())
        {
            task.Add(key, value);
        }

        return task;
    }

    /// <summary>Writes the file of a candidate's attempts. What the story says of it beside its attempts goes into <c>rung.yaml</c>.</summary>
    private YamlMappingNode Recorded((string Name, YamlNode Made) candidate, int number)
    {
        var made = (YamlMappingNode)candidate.Made;
        var file = string.Create(CultureInfo.InvariantCulture, $"recorded-{number}.jsonl");
        Write(file, new MadeAttempts(made, number, _examples, _groupSize).Of("test", Count("test", UsualTest)));
        var entry = new YamlMappingNode { { "name", candidate.Name }, { "recorded", file } };
        foreach (var (key, value) in made.Pairs().Where(pair => !KeysOfAttempts.Contains(pair.Key)))
        {
            entry.Add(key, value);
        }

        return entry;
    }

    /// <summary>The team's own policy, with fewer draws than usual: hundreds of simulations must not take minutes.</summary>
    private static YamlMappingNode PolicyOf(Case story)
    {
        var policy = new YamlMappingNode { { "ownership", new YamlMappingNode { { "draws", "4000" } } } };
        foreach (var (key, value) in story.Policy.Pairs())
        {
            policy.Add(key, value);
        }

        return policy;
    }

    private void WriteYaml(string file, YamlMappingNode root)
    {
        using var writer = new StringWriter();
        new YamlStream(new YamlDocument(root)).Save(writer, assignAnchors: false);
        Write(file, writer.ToString());
    }

    private void Write(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
