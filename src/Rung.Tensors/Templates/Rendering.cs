using System.Collections.Immutable;
using System.Text;
using Rung.Tensors.Templates.Syntax;
using Rung.Tensors.Tokenizers;

namespace Rung.Tensors.Templates;

/// <summary>One rendering under way: what was written, where it is, and what it has used up.</summary>
internal sealed class Rendering(TemplateSource source, TemplateLimits limits, DateTimeOffset? now)
{
    private const int DeepestCall = 50;
    private const int UnitsPerStep = 64;

    private readonly StringBuilder _whole = new();
    private readonly ImmutableArray<TextSpan>.Builder _answers = ImmutableArray.CreateBuilder<TextSpan>();
    private StringBuilder? _captured;
    private long _steps;
    private int _depth;
    private int _position;

    public Scope Scope { get; private set; } = new(outer: null);

    public DateTimeOffset? Now => now;

    /// <summary>Set by <c>break</c> and <c>continue</c> until their loop sees it.</summary>
    public LoopExit Exit { get; set; }

    /// <summary>Something at a place of the template is about to be done.</summary>
    public void Step(int position)
    {
        _position = position;
        Charge(1);
    }

    /// <summary>Something was done that costs as much as so many steps.</summary>
    public void Charge(long steps)
    {
        _steps += steps;
        if (_steps > limits.MaxSteps)
        {
            throw Wrong($"it needs more than {limits.MaxSteps} steps. If that is right, allow more.");
        }
    }

    /// <summary>A string that was made; refused where it is too long.</summary>
    public string Made(string text)
    {
        ChargeLength(text.Length);
        return text;
    }

    /// <summary>A string, or a text, of so many units is about to be made.</summary>
    public void ChargeLength(long length)
    {
        CheckLength(length);
        Charge(length / UnitsPerStep);
    }

    public void Write(string text)
    {
        var target = _captured ?? _whole;
        CheckLength((long)target.Length + text.Length);
        Charge(text.Length / UnitsPerStep);
        target.Append(text);
    }

    /// <summary>What the action writes, not written.</summary>
    public string Capture(Action action)
    {
        var before = _captured;
        _captured = new StringBuilder();
        try
        {
            action();
            return Made(_captured.ToString());
        }
        finally
        {
            _captured = before;
        }
    }

    /// <summary>Does the action with variables of its own.</summary>
    public void Inside(Scope scope, Action action)
    {
        if (++_depth > DeepestCall)
        {
            throw Wrong($"macros and loops are nested more than {DeepestCall} deep.");
        }

        var before = Scope;
        Scope = scope;
        try
        {
            action();
        }
        finally
        {
            Scope = before;
            _depth--;
        }
    }

    /// <summary>What the action writes was written by the model.</summary>
    public void Answer(Action action)
    {
        var start = _whole.Length;
        action();
        if (_captured is null)
        {
            _answers.Add(new TextSpan(start, _whole.Length));
        }
    }

    public TemplateException Wrong(string problem) => source.Wrong(_position, problem);

    public RenderedChat ToChat() => new(_whole.ToString(), _answers.ToImmutable());

    /// <summary>Refuses a text of so many units.</summary>
    public void CheckLength(long length)
    {
        if (length > limits.MaxLength)
        {
            throw Wrong($"a text becomes longer than {limits.MaxLength} characters. If that is right, allow more.");
        }
    }
}
