using System.Text;

namespace Rung.TaggerTraining;

/// <summary>Fills the templates, many times each, and varies what comes of it.</summary>
internal sealed class TrainingText(string texts, string lists, int seed)
{
    private const int FillsOfTemplate = 20;
    private const int TimesNegative = 20;

    private static readonly string[] Positive = ["templates.txt", "letters.txt", "press.txt", "office.txt", "addresses.txt", "frames.txt"];
    private static readonly string[] Negative = ["negatives.txt", "plain-frames.txt"];

    private readonly Random _random = new(seed);

    public IReadOnlyList<Sentence> Make()
    {
        var templates = new Templates(texts, new Pieces(texts, lists, _random));
        var sentences = new List<Sentence>();
        AddTo(sentences, templates, Positive, FillsOfTemplate);
        AddTo(sentences, templates, Negative, TimesNegative);
        return [.. sentences.Select(sentence => Varied(sentence, sentences))];
    }

    private void AddTo(List<Sentence> sentences, Templates templates, string[] names, int times)
    {
        foreach (var template in names.Where(name => File.Exists(Path.Combine(texts, name))).SelectMany(name => Templates.LinesOf(texts, name)))
        {
            for (var i = 0; i < times; i++)
            {
                sentences.Add(templates.Fill(template));
            }
        }
    }

    /// <summary>Now and then without a full stop, in lower case or in capitals, or with another sentence behind it.</summary>
    private Sentence Varied(Sentence sentence, List<Sentence> all)
    {
        var varied = sentence;
        var dice = _random.NextDouble();
        if (dice < 0.10)
        {
            varied = Cased(sentence, sentence.Text.ToLowerInvariant());
        }
        else if (dice < 0.13)
        {
            varied = Cased(sentence, sentence.Text.ToUpperInvariant());
        }
        else if (dice < 0.3 && sentence.Text.Contains('\n', StringComparison.Ordinal))
        {
            varied = Marked(sentence);
        }
        else if (dice < 0.2 && sentence.Text.EndsWith('.'))
        {
            varied = sentence with { Text = sentence.Text[..^1] };
        }
        else if (dice < 0.4)
        {
            var next = all[_random.Next(all.Count)];
            var gap = sentence.Text.Length + 1;
            varied = new Sentence($"{sentence.Text} {next.Text}", [.. sentence.Spans, .. next.Spans.Select(span => (span.Start + gap, span.End + gap, span.Type))]);
        }

        if (_random.NextDouble() < 0.15)
        {
            varied = Misspelt(varied);
        }

        return varied with { Spans = [.. varied.Spans.Where(span => span.End <= varied.Text.Length)] };
    }

    /// <summary>With a slip of the fingers in a small word that is nobody's name: what no list knows need not be one.</summary>
    private Sentence Misspelt(Sentence sentence)
    {
        var at = _random.Next(sentence.Text.Length);
        var start = at;
        while (start > 0 && char.IsAsciiLetterLower(sentence.Text[start - 1]))
        {
            start--;
        }

        var end = at;
        while (end < sentence.Text.Length && char.IsAsciiLetterLower(sentence.Text[end]))
        {
            end++;
        }

        var isFree = (start == 0 || !char.IsLetter(sentence.Text[start - 1])) && !sentence.Spans.Any(span => span.Start < end && span.End > start);
        if (end - start < 4 || !isFree)
        {
            return sentence;
        }

        // Two neighbours change places: the length, and so every span, stays.
        var letters = sentence.Text.ToCharArray();
        var place = _random.Next(start, end - 1);
        (letters[place], letters[place + 1]) = (letters[place + 1], letters[place]);
        letters[_random.Next(start, end)] = _random.Next(2) == 0 ? (char)('a' + _random.Next(26)) : letters[place];
        return sentence with { Text = new string(letters) };
    }

    /// <summary>With a mark before each line, as quoted mail has it, and empty lines here and there.</summary>
    private Sentence Marked(Sentence sentence)
    {
        string[] marks = [">", "> ", ">> ", "| ", "* ", "# ", "?? ", "  ", " ", "\t", "- ", "// ", ""];
        var mark = marks[_random.Next(marks.Length)];
        var text = new StringBuilder(mark);
        var places = new int[sentence.Text.Length + 1];
        for (var i = 0; i < sentence.Text.Length; i++)
        {
            places[i] = text.Length;
            text.Append(sentence.Text[i]);
            if (sentence.Text[i] == '\n')
            {
                text.Append(_random.Next(6) == 0 ? $"{mark.TrimEnd(' ')}\n{mark}" : mark);
            }
        }

        places[^1] = text.Length;
        return new Sentence(text.ToString(), [.. sentence.Spans.Select(span => (places[span.Start], places[span.End], span.Type))]);
    }

    private static Sentence Cased(Sentence sentence, string text) => text.Length == sentence.Text.Length ? sentence with { Text = text } : sentence;
}
