using System.Text.RegularExpressions;

namespace Rung.Retrieval.Safety;

/// <summary>
/// Makes marks harmless that a model or its chat template reads as more than text. The opening bracket becomes one that no template
/// knows and that a reader still sees as a bracket; nothing is removed. Used for one prompt.
/// </summary>
internal sealed partial class PromptMarks
{
    private const char Angle = '‹';
    private const char Square = '⟦';

    /// <summary>How many marks were changed.</summary>
    public int Count { get; private set; }

    public string Neutralise(string text)
    {
        var square = Squares().Replace(text, mark => Changed(mark, Square));
        var angle = Angles().Replace(square, mark => Changed(mark, Angle));
        return Roles().Replace(angle, role =>
        {
            Count++;
            return $"{role.Groups["start"].Value}\u2039{role.Groups["role"].Value}\u203A:";
        });
    }

    /// <summary>The same for what has to stay on one line.</summary>
    public string NeutraliseLine(string text) => Neutralise(text.ReplaceLineEndings(" ").Replace('\u2028', ' ').Replace('\u0085', ' '));

    private string Changed(Match mark, char bracket)
    {
        Count++;
        return bracket + mark.Value[1..];
    }

    /// <summary>Citations ([1], [2, 3]) and [INST]; brackets of full width too, because some tokenizers fold them.</summary>
    [GeneratedRegex(@"[\[［](?=\s{0,3}/?\s{0,3}(?:inst|system|assistant|user|\d{1,3}\s{0,3}(?:[,;\-–]\s{0,3}\d{1,3}\s{0,3}){0,20}[\]］]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Squares();

    /// <summary>Our own delimiters, special tokens (&lt;|…|&gt;, &lt;s&gt;, &lt;&lt;SYS&gt;&gt;, &lt;start_of_turn&gt;) and elements that prompts are built of.</summary>
    [GeneratedRegex(@"[<＜﹤](?=\s{0,3}/?\s{0,3}(?:\||｜|/?s\s{0,3}[>＞]|[<＜]|/?passage|(?:system|sys|assistant|user|human|inst|instructions?|context|documents?|tool\w{0,20}|function\w{0,20}|invoke|start_of_turn|end_of_turn|bos|eos|pad|unk|mask|think|im_start|im_end)\b))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Angles();

    /// <summary>A line that begins like a turn of a conversation.</summary>
    [GeneratedRegex(@"(?<start>(?:^|\n)[ \t>#*]{0,8})(?<role>system|assistant|human|user|developer|tool)(?:\s{0,3}):", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Roles();
}
