using System.Collections.Immutable;
using Rung.Engine.Labelling.Answers;

namespace Rung.Engine.Labelling.Sittings;

/// <summary>
/// Asks one question after another by single keys: 1 to 9 take a suggested label, / searches all labels, k keeps the label in doubt,
/// s skips, u takes the last answer back, q ends. Each answer is on disk before the next question.
/// </summary>
/// <param name="questions">The questions; those answered in the log are not asked again.</param>
/// <param name="labels">All labels there are.</param>
/// <param name="log">Where answers are kept.</param>
/// <param name="screen">Shows questions and reads keys.</param>
public sealed class LabelSitting(ImmutableArray<LabelQuestion> questions, ImmutableArray<string> labels, LabelLog log, ILabelScreen screen)
{
    private readonly Stack<int> _passed = new();
    private string? _search;
    private string? _message;
    private int _place;

    /// <summary>Whether a label that is typed out and matches none is taken as a new one.</summary>
    public bool AllowsNewLabels { get; init; }

    /// <summary>How many of the questions are answered, in this sitting or before.</summary>
    public int Answered => questions.Count(question => log.Answers.ContainsKey(question.Example.Id));

    private LabelQuestion Current => questions[_place];

    /// <summary>Asks until all is answered or skipped, or the person ends it.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        ToNextOpen();
        while (_place < questions.Length && !cancellationToken.IsCancellationRequested)
        {
            screen.Show(View());
            _message = null;
            if (screen.ReadKey() is not { } key || !(_search is null ? Act(key) : Search(key, _search)))
            {
                return;
            }
        }
    }

    private LabelView View() => new()
    {
        Question = Current,
        Answered = Answered,
        Total = questions.Length,
        Search = _search,
        Matches = _search is null ? [] : LabelSearch.Find(_search, labels),
        Message = _message,
    };

    /// <returns>Whether to go on.</returns>
    private bool Act(ConsoleKeyInfo key)
    {
        switch (char.ToLowerInvariant(key.KeyChar))
        {
            case >= '1' and <= '9' when key.KeyChar - '1' < Current.Suggestions.Length:
                Answer(Current.Suggestions[key.KeyChar - '1'].Label);
                break;
            case 'k' when Current.Example.Expected is { } given:
                Answer(given);
                break;
            case '/':
                _search = "";
                break;
            case 's':
                Pass();
                break;
            case 'u':
                Undo();
                break;
            case 'q' or '\u0003' or '\u0004':
                return false;
            default:
                _message = "That key does nothing here.";
                break;
        }

        return true;
    }

    private bool Search(ConsoleKeyInfo key, string typed)
    {
        switch (key.Key)
        {
            case ConsoleKey.Enter:
                Take(typed);
                break;
            case ConsoleKey.Escape:
            case ConsoleKey.Backspace when typed.Length == 0:
                _search = null;
                break;
            case ConsoleKey.Backspace:
                _search = typed[..^1];
                break;
            default:
                _search = char.IsControl(key.KeyChar) ? typed : typed + key.KeyChar;
                return key.KeyChar is not ('\u0003' or '\u0004');
        }

        return true;
    }

    private void Take(string typed)
    {
        var best = LabelSearch.Find(typed, labels);
        if (typed.Trim().Length == 0)
        {
            _message = "Type some letters of a label first.";
        }
        else if (!best.IsEmpty)
        {
            Answer(best[0]);
        }
        else if (AllowsNewLabels)
        {
            Answer(typed.Trim());
        }
        else
        {
            _message = "No label has these letters. For new labels start with --new-labels.";
        }
    }

    private void Answer(string label)
    {
        log.Write(Current.Example, label);
        Pass();
    }

    private void Pass()
    {
        _search = null;
        _passed.Push(_place++);
        ToNextOpen();
    }

    private void Undo()
    {
        if (!_passed.TryPop(out var last))
        {
            _message = "There is nothing to take back in this sitting.";
            return;
        }

        _place = last;
        if (log.Answers.ContainsKey(Current.Example.Id))
        {
            log.Write(Current.Example, label: null);
            _message = "Taken back.";
        }
    }

    private void ToNextOpen()
    {
        while (_place < questions.Length && log.Answers.ContainsKey(Current.Example.Id))
        {
            _place++;
        }
    }
}
