namespace Rung.Engine.PersonalData.Evaluation;

/// <summary>Words that neither begin nor end nor part a span when spans are compared: punctuation, function words of English, and words for streets.</summary>
internal static class SkipWords
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = new HashSet<string>(
        """
        a about above across after again against all almost alone along already also although always am among an and another any anyone anything are around as at
        back be became because been before behind being below beside between beyond both but by ca call can cannot could d did do does done down due during each
        either else elsewhere empty enough even ever every everyone everything except few for former from front full further get give go had has have he hence her here hers
        herself him himself his how however i if in indeed into is it its itself just keep last latter least less ll m made make many may me meanwhile might mine more
        moreover most mostly move much must my myself name namely neither never nevertheless next no nobody none nor not nothing now nowhere of off often on once one
        only onto or other others otherwise our ours ourselves out over own part per perhaps please put quite rather re really regarding s same say see seem seemed seems
        serious several she should show side since so some somehow someone something sometime sometimes somewhere still such t take than that the their them themselves then
        thence there thereafter thereby therefore these they this those though through throughout thus to together too top toward towards under unless until up upon us used
        using various ve very via was we well were what whatever when where whereas wherever whether which while who whoever whole whom whose why will with within without
        would yet you your yours yourself yourselves street st rue de
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> token) => !char.IsLetterOrDigit(token[0]) || Words.Contains(token);
}
