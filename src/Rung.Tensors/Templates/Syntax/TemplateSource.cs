namespace Rung.Tensors.Templates.Syntax;

/// <summary>A template's text: line ends are <c>\n</c>, and the last one is no part of it.</summary>
internal sealed class TemplateSource
{
    public TemplateSource(string name, string text)
    {
        Name = name;
        Text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        Text = Text.EndsWith('\n') ? Text[..^1] : Text;
    }

    public string Name { get; }

    public string Text { get; }

    public TemplateException Wrong(int position, string problem)
    {
        var before = Text.AsSpan(0, Math.Clamp(position, 0, Text.Length));
        return new TemplateException(Name, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'), problem);
    }
}
