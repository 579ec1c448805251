namespace Rung.Engine.PersonalData.Operators;

/// <summary>Texts as a page may show them: what leads to one person, and secrets, by their types.</summary>
internal static class MaskedText
{
    private static readonly ScrubOptions Options = new()
    {
        Operator = ScrubOperator.Mask,
        Types = [.. PersonalTypes.Identifying, PersonalTypes.Secret],

        // A mask hangs on no key.
        Key = [.. Enumerable.Repeat((byte)0, 16)],
    };

    public static string Of(string text) => new Scrubber(Options).Scrub(text, PersonalDataDetector.Shared.Detect(text));
}
