namespace Rung.Engine.PersonalData.Tagging;

/// <summary>The tags of the tagger: outside, and for each type the beginning and the inside of a span.</summary>
internal static class TagSet
{
    public const int Outside = 0;

    /// <summary>A multiple of the widest register of bytes.</summary>
    public const int Stride = 32;

    public static int Count { get; } = 1 + (2 * PersonalTypes.Tagged.Count);

    public static int Begin(int type) => 1 + (2 * type);

    public static int Inside(int type) => 2 + (2 * type);

    public static int TypeOf(int tag) => (tag - 1) / 2;

    public static bool IsBegin(int tag) => tag > 0 && tag % 2 == 1;

    /// <summary>An inside follows the beginning or the inside of its own type.</summary>
    public static bool MayFollow(int previous, int tag) =>
        tag == Outside || IsBegin(tag) || (previous != Outside && TypeOf(previous) == TypeOf(tag));
}
