using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rung.Core.Data;

namespace Rung.Engine.Prompting;

/// <summary>
/// Takes the answer out of what a model wrote. What it cannot read it returns as it is, to be scored as it is.
/// </summary>
internal sealed partial class AnswerReader
{
    private readonly Func<string, string?> _read;

    private AnswerReader(Func<string, string?> read) => _read = read;

    /// <summary>Goes up when the same text gives another answer: part of every candidate's definition.</summary>
    public static int Version => 1;

    public static AnswerReader For(OutputKind output, ImmutableArray<string> labels) => output switch
    {
        OutputKind.Label => new AnswerReader(new LabelReader(labels).Find),
        OutputKind.Json or OutputKind.ToolCall => new AnswerReader(JsonReader.Find),
        _ => new AnswerReader(static text => text.Trim()),
    };

    /// <summary>Reads by a rule of the caller's: it is given what was written after any thinking aloud.</summary>
    public static AnswerReader By(Func<string, string?> rule) => new(rule);

    public string Read(string text)
    {
        // Models that think aloud do so before the answer, and servers without a parser for it leave it in.
        var answer = Thought().Replace(text, "");
        return _read(answer) ?? text;
    }

    [GeneratedRegex(@"\A\s*<think>.*?</think>\s*", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Thought();
}
