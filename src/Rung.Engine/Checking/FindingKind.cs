namespace Rung.Engine.Checking;

/// <summary>What can be wrong with a team's data. The names are those of the report, of <c>--json</c> and of <c>--accept</c>.</summary>
public enum FindingKind
{
    /// <summary>Inputs of train or dev that are equal once case, spacing and punctuation are levelled.</summary>
    ExactDuplicates,

    /// <summary>Inputs of train or dev that differ by a few characters.</summary>
    NearDuplicates,

    /// <summary>Test or edge examples whose input stands in train or dev too.</summary>
    CopiedTest,

    /// <summary>Test or edge examples whose input stands in train or dev with a few characters changed.</summary>
    TwinsOfTest,

    /// <summary>The same input, or nearly, with different expected outputs.</summary>
    Contradictions,

    /// <summary>Labels that the other examples speak against.</summary>
    LabelErrors,

    /// <summary>Groups that occur on both sides of the test.</summary>
    GroupLeakage,

    /// <summary>Train examples that are younger than the test.</summary>
    TimeLeakage,

    /// <summary>Expected outputs that stand word for word in the input more often than chance explains.</summary>
    AnswerInInput,

    /// <summary>Texts that were read with the wrong encoding.</summary>
    Mojibake,

    /// <summary>Replacement characters, control characters, lone surrogates, invisible marks.</summary>
    DamagedText,

    /// <summary>Fields without a text in some examples.</summary>
    EmptyField,

    /// <summary>Fields that say the same in every example.</summary>
    ConstantField,

    /// <summary>Names, addresses, numbers and whatever else names a person.</summary>
    PersonalData,

    /// <summary>Keys, tokens and passwords.</summary>
    Secrets,

    /// <summary>Labels with too few examples to learn or to measure.</summary>
    RareLabels,

    /// <summary>Labels of the test that train does not have.</summary>
    UnseenLabels,

    /// <summary>A bar that the contradictions within the test do not allow anybody to reach.</summary>
    UnreachableBar,

    /// <summary>Fewer examples than the policy asks for before a rung is worth climbing.</summary>
    TooFewExamples,

    /// <summary>No edge cases are held out.</summary>
    NoEdgeCases,
}
