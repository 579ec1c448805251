using System.Collections.Immutable;
using Rung.Engine.Faults;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Rung.Engine.Yaml;

/// <summary>
/// Reads YAML into values that know their places. From the parser's events, because the library's own tree stops at
/// the first key that occurs twice, and we report every fault at once.
/// </summary>
internal sealed class YamlTree
{
    private const int DeepestNesting = 50;

    private const string Expected =
        "'key: value' lines, each bracket and quote closed, and quotes around a text that holds ': ' or begins with a sign such as @";

    private readonly IParser _parser;
    private readonly FaultList _faults;
    private readonly Dictionary<string, YamlValue> _anchors = new(StringComparer.Ordinal);
    private int _depth;

    private YamlTree(IParser parser, FaultList faults)
    {
        _parser = parser;
        _faults = faults;
    }

    /// <summary>The one document of the text, or <see langword="null"/> with a fault.</summary>
    public static YamlValue? Parse(string text, FaultList faults)
    {
        try
        {
            return new YamlTree(new Parser(new StringReader(text)), faults).ReadDocument();
        }
        catch (YamlException malformed)
        {
            if (!ReportTabs(text, faults))
            {
                var (line, column) = Place(malformed.Start);
                faults.Add(line, column, $"found text that is not YAML ({Reason(malformed)}); expected {Expected}.");
            }

            return null;
        }
        catch (InvalidOperationException)
        {
            // What the library's scanner throws where a text ends within brackets.
            faults.Add($"found text that is not YAML (a bracket or a quote is never closed); expected {Expected}.");
            return null;
        }
    }

    private YamlValue? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.TryConsume<StreamEnd>(out _))
        {
            return null;
        }

        _parser.Consume<DocumentStart>();
        var root = ReadValue();
        _parser.Consume<DocumentEnd>();
        if (!_parser.TryConsume<StreamEnd>(out _) && _parser.Current is { } second)
        {
            var (line, column) = Place(second.Start);
            _faults.Add(line, column, "found a second document ('---'); expected one.");
        }

        return root;
    }

    private YamlValue ReadValue()
    {
        if (++_depth > DeepestNesting && _parser.Current is { } deep)
        {
            throw new YamlException(deep.Start, deep.End, "Values nested too deeply");
        }

        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            _depth--;
            return Resolve(alias);
        }

        var anchor = _parser.Current is NodeEvent { Anchor: { IsEmpty: false } name } ? name.Value : null;
        var value = ReadNode();
        if (anchor is not null)
        {
            _anchors[anchor] = value;
        }

        _depth--;
        return value;
    }

    private YamlValue ReadNode()
    {
        var (line, column) = Place(_parser.Current!.Start);
        if (_parser.TryConsume<SequenceStart>(out _))
        {
            return new YamlList(line, column, ReadItems());
        }

        if (_parser.TryConsume<MappingStart>(out _))
        {
            return new YamlMap(line, column, ReadEntries());
        }

        var scalar = _parser.Consume<Scalar>();
        return new YamlScalar(line, column, scalar.Value, scalar.Style is ScalarStyle.Plain);
    }

    private ImmutableArray<YamlValue> ReadItems()
    {
        var items = ImmutableArray.CreateBuilder<YamlValue>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadValue());
        }

        return items.ToImmutable();
    }

    private ImmutableArray<YamlEntry> ReadEntries()
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadValue();
            var value = ReadValue();
            if (key is YamlScalar name)
            {
                entries.Add(new YamlEntry(name, value));
            }
            else
            {
                _faults.Add(key.Line, key.Column, $"found {key.Described} as a key; expected a word.");
            }
        }

        return entries.ToImmutable();
    }

    private YamlValue Resolve(AnchorAlias alias)
    {
        var (line, column) = Place(alias.Start);
        if (_anchors.TryGetValue(alias.Value.Value, out var value))
        {
            return value;
        }

        _faults.Add(line, column, $"found '*{alias.Value.Value}'; expected an anchor '&{alias.Value.Value}' before it.");
        return new YamlScalar(line, column, "", IsPlain: true);
    }

    /// <summary>A tab among the spaces before a key is the likeliest reason, and the one that an editor hides.</summary>
    private static bool ReportTabs(string text, FaultList faults)
    {
        var found = false;
        var number = 0;
        foreach (var line in text.EnumerateLines())
        {
            number++;
            var tab = line[..^line.TrimStart().Length].IndexOf('\t');
            if (tab >= 0 && !line.IsWhiteSpace())
            {
                faults.Add(number, tab + 1, "found a tab before the text; expected spaces: YAML does not indent with tabs.");
                found = true;
            }
        }

        return found;
    }

    private static (int Line, int Column) Place(Mark mark) => ((int)mark.Line, (int)mark.Column);

    private static string Reason(YamlException malformed) => malformed.Message.TrimEnd('.').ToLowerInvariant();
}
