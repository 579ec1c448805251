namespace Rung.Tensors.Templates;

/// <summary>A chat template is malformed, uses what is not supported, fails on what it was given, or refuses it.</summary>
public sealed class TemplateException : TensorException
{
    internal TemplateException(string template, int line, int column, string problem)
        : base($"The template '{template}', line {line}, column {column}: {problem}")
    {
        Template = template;
        Line = line;
        Column = column;
        Problem = problem;
    }

    public string Template { get; }

    /// <summary>Counted from 1.</summary>
    public int Line { get; }

    /// <summary>Counted from 1, in UTF-16 units.</summary>
    public int Column { get; }

    public string Problem { get; }
}
