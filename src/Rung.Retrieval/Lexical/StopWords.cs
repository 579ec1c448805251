using System.Collections.Frozen;

namespace Rung.Retrieval.Lexical;

/// <summary>The words of each <see cref="StopWordList"/>, as they are after lower case and without apostrophes.</summary>
internal static class StopWords
{
    // Question words stay out of it where they may carry meaning in a title ("who" is the World Health Organization in capitals).
    private const string EnglishWords = """
        a about above after again against all am an and any are arent as at be because been before being below between both but by
        can cannot cant could couldnt did didnt do does doesnt doing dont down during each few for from further had hadnt has hasnt
        have havent having he hed her here hers herself hes him himself his how i id if ill im in into is isnt it itself ive its
        just me more most must mustnt my myself no nor not now of off on once only or other our ours ourselves out over own same
        shall shant she shes should shouldnt so some such than that thats the their theirs them themselves then there these they
        theyd theyll theyre theyve this those through to too under until up upon us very was wasnt we were werent weve what when
        where whether which while whom whose why will with within without wont would wouldnt you youd youll your youre yours
        yourself yourselves youve
        """;

    private static readonly FrozenSet<string> English =
        EnglishWords.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Empty for <see cref="StopWordList.None"/>.</summary>
    public static FrozenSet<string> Of(StopWordList list) => list switch
    {
        StopWordList.None => [],
        StopWordList.English => English,
        _ => throw new ArgumentOutOfRangeException(nameof(list)),
    };
}
