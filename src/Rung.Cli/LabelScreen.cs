using System.Globalization;
using System.Text;
using Rung.Engine.Labelling.Sittings;

namespace Rung.Cli;

/// <summary>A question on the whole terminal, below it what the keys do. What stood there before comes back at the end.</summary>
internal sealed class LabelScreen : ILabelScreen, IDisposable
{
    private const string OtherScreen = "\u001b[?1049h";
    private const string FirstScreen = "\u001b[?1049l";
    private const string Cleared = "\u001b[2J\u001b[H";
    private const int UsualWidth = 80;
    private const int WidestText = 100;

    private readonly bool _hadControlC = Console.TreatControlCAsInput;
    private readonly bool _hasColours = Environment.GetEnvironmentVariable("NO_COLOR") is null or "";

    public LabelScreen()
    {
        Console.TreatControlCAsInput = true;
        Console.Out.Write(OtherScreen);
    }

    public void Show(LabelView view)
    {
        var text = new StringBuilder(Cleared);
        text.Append(CultureInfo.InvariantCulture, $"{Faint($"{view.Answered} of {view.Total} answered")}\n\n");
        text.Append(Wrapped(view.Question.Example.Input.Text)).Append('\n');
        if (view.Question.Example.Expected is { } given)
        {
            text.Append(CultureInfo.InvariantCulture, $"labelled {Strong(given)}\n");
        }

        if (view.Question.Evidence is { } evidence)
        {
            text.Append(Faint(Wrapped(evidence)));
        }

        text.Append('\n');
        AppendChoices(text, view);
        if (view.Message is { } message)
        {
            text.Append('\n').Append(message).Append('\n');
        }

        Console.Out.Write(text.ToString());
    }

    public ConsoleKeyInfo? ReadKey()
    {
        try
        {
            return Console.ReadKey(intercept: true);
        }
        catch (InvalidOperationException)
        {
            // The terminal went away.
            return null;
        }
    }

    public void Dispose()
    {
        Console.TreatControlCAsInput = _hadControlC;
        Console.Out.Write(FirstScreen);
    }

    private void AppendChoices(StringBuilder text, LabelView view)
    {
        if (view.Search is { } search)
        {
            text.Append(CultureInfo.InvariantCulture, $"/{search}▏\n");
            foreach (var (place, label) in view.Matches.Index())
            {
                text.Append(CultureInfo.InvariantCulture, $"  {(place == 0 ? Strong(label) : label)}\n");
            }

            text.Append('\n').Append(Faint("letters search   Enter takes the first   Esc back")).Append('\n');
            return;
        }

        foreach (var (place, suggestion) in view.Question.Suggestions.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Strong($"{place + 1}")}  {suggestion.Label}  {Faint($"{100 * suggestion.Probability:0} %")}\n");
        }

        var keeps = view.Question.Example.Expected is null ? "" : "k keep   ";
        var takes = view.Question.Suggestions.IsEmpty ? "" : $"1–{view.Question.Suggestions.Length} take   ";
        text.Append('\n').Append(Faint($"{takes}{keeps}/ search all labels   s skip   u undo   q quit")).Append('\n');
    }

    private string Strong(string text) => _hasColours ? $"\u001b[1m{text}\u001b[22m" : text;

    private string Faint(string text) => _hasColours ? $"\u001b[2m{text}\u001b[22m" : text;

    /// <summary>Words that fit the terminal; what could move the cursor is taken out.</summary>
    private static string Wrapped(string text)
    {
        var width = Math.Clamp(Console.WindowWidth is > 0 and var own ? own : UsualWidth, 20, WidestText);
        var wrapped = new StringBuilder();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var room = width;
            foreach (var word in line.Split(' ').Select(Printable))
            {
                if (word.Length >= room && room < width)
                {
                    wrapped.Append('\n');
                    room = width;
                }

                wrapped.Append(word).Append(' ');
                room -= word.Length + 1;
            }

            wrapped.Append('\n');
        }

        return wrapped.ToString();
    }

    private static string Printable(string word) => string.Concat(word.Where(character => !char.IsControl(character)));
}
