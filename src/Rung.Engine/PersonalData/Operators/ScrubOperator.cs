namespace Rung.Engine.PersonalData.Operators;

/// <summary>What happens to a span of personal data.</summary>
public enum ScrubOperator
{
    /// <summary>An invented value of the same form, the same one for the same person everywhere in the dataset.</summary>
    Replace,

    /// <summary>Its type in brackets, such as <c>[PERSON]</c>.</summary>
    Mask,

    /// <summary>Its type and ten hexadecimal digits of a keyed hash, such as <c>[PERSON:0c5e1a77b2]</c>: who is the same stays visible.</summary>
    Hash,

    /// <summary>Nothing is left of it.</summary>
    Drop,
}
