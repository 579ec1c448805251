using Rung.Retrieval.Evaluation;
using Rung.Retrieval.Lexical;

namespace Rung.Retrieval.Reranking.Features;

/// <summary>A word with what features ask of it.</summary>
/// <param name="Form">In lower case.</param>
/// <param name="Stem">Without its English ending.</param>
/// <param name="IsCommon">Whether it is a stop word.</param>
/// <param name="IsName">Whether it begins with a capital letter in the midst of a sentence.</param>
/// <param name="IsNumber">Whether it begins with a digit.</param>
/// <param name="Sentence">The number of its sentence.</param>
internal readonly record struct StemmedWord(
    string Form, string Stem, bool IsCommon, bool IsName, bool IsNumber, int Sentence)
{
    public static StemmedWord[] AllOf(string text)
    {
        var words = AnswerWords.Of(text);
        var stemmed = new StemmedWord[words.Length];
        var (sentence, end) = (0, 0);
        for (var i = 0; i < stemmed.Length; i++)
        {
            var (form, span) = words[i];
            var begins = i is 0 || EndsSentence(text.AsSpan(end, span.Start - end));
            sentence += begins && i > 0 ? 1 : 0;
            stemmed[i] = new(
                form,
                StemOf(form),
                StopWords.Of(StopWordList.English).Contains(form),
                !begins && char.IsUpper(text[span.Start]),
                char.IsAsciiDigit(form[0]),
                sentence);
            end = span.End;
        }

        return stemmed;
    }

    private static bool EndsSentence(ReadOnlySpan<char> gap) =>
        gap.Contains('\n') || (gap.IndexOfAny(".!?") >= 0 && gap.IndexOfAny(' ', '\t') >= 0);

    private static string StemOf(string form)
    {
        if (!form.All(char.IsAsciiLetterLower))
        {
            return form;
        }

        // The stemmer may write one letter behind the word.
        var letters = new char[form.Length + 1];
        form.CopyTo(letters);
        return new(letters, 0, PorterStemmer.Stem(letters, form.Length));
    }
}
