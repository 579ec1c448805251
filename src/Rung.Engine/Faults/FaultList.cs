using System.Collections.Immutable;

namespace Rung.Engine.Faults;

/// <summary>
/// What is wrong with one file, gathered so that a person repairs it in one go. Keeps the first faults and counts
/// the rest: a file of a million wrong lines has one message, of a length that can be read.
/// </summary>
internal sealed class FaultList(string file, int limit = int.MaxValue)
{
    private readonly List<(int Line, int Column, string Text)> _kept = [];
    private int _count;

    public bool IsEmpty => _count == 0;

    /// <summary>A fault of the file as a whole.</summary>
    public void Add(string text) => Add(line: 0, column: 0, text);

    public void Add(int line, string text) => Add(line, column: 0, text);

    /// <param name="line">From 1; 0 is the file as a whole.</param>
    /// <param name="column">From 1; 0 is the line as a whole.</param>
    /// <param name="text">What was found and what is expected.</param>
    public void Add(int line, int column, string text)
    {
        _count++;
        if (_kept.Count < limit)
        {
            _kept.Add((line, column, text));
        }
    }

    /// <summary>One text a fault, in the order of the file.</summary>
    public ImmutableArray<string> ToTexts()
    {
        var texts = _kept
            .OrderBy(fault => fault.Line)
            .ThenBy(fault => fault.Column)
            .Select(fault => $"{file}{Position(fault.Line, fault.Column)}: {fault.Text}");
        return _count > _kept.Count ? [.. texts, $"{file}: … and {_count - _kept.Count} more."] : [.. texts];
    }

    private static string Position(int line, int column) => (line, column) switch
    {
        (0, _) => "",
        (_, 0) => $":{line}",
        _ => $":{line}:{column}",
    };
}
