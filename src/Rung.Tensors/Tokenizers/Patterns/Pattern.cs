namespace Rung.Tensors.Tokenizers.Patterns;

/// <summary>
/// A regular expression whose time is linear in the text, whatever the text: a tokenizer's file is a stranger's, and so is
/// what it is given to read. It sees whole characters, not UTF-16 units. Immutable; any number of scans at a time.
/// </summary>
internal sealed class Pattern
{
    private readonly PatternOp[] _fast;
    private readonly PatternOp[] _linear;
    private PatternScan? _idle;

    private Pattern(string source, PatternNode node)
    {
        Source = source;
        _fast = PatternCompiler.Compile(source, node, keepsLoops: true);
        _linear = PatternCompiler.Compile(source, node, keepsLoops: false);
    }

    public string Source { get; }

    /// <exception cref="PatternException">It is malformed or not supported.</exception>
    public static Pattern Parse(string source) => new(source, PatternParser.Parse(source));

    /// <summary>A pattern that matches the text itself and nothing else.</summary>
    public static Pattern Literal(string text) =>
        new(text, new PatternNode.Sequence([.. text.EnumerateRunes().Select(rune => new PatternNode.OneOf(RuneSets.Range((rune.Value, rune.Value))))]));

    /// <summary>A scan from the start of a text. Give it back with <see cref="Return"/>.</summary>
    public PatternScan Rent()
    {
        var scan = Interlocked.Exchange(ref _idle, null) ?? new PatternScan(_fast, _linear);
        scan.Begin();
        return scan;
    }

    public void Return(PatternScan scan) => _idle = scan;
}
