using System.Collections.Immutable;

namespace Rung.Core.Ladder;

/// <summary>What the data gate refuses, what it warns of, and how many examples each approach is said to need.</summary>
public sealed record DataPolicy
{
    /// <summary>
    /// The share of test examples whose very input and output stand in train from which a climb is refused. Default 0.10:
    /// from one in ten on, a memory looks like a skill.
    /// </summary>
    public double CopiedTestLimit { get; init; } = 0.10;

    /// <summary>
    /// The share of test examples with a near-twin in train from which a climb is refused. Default 0.50; below it scores are
    /// shown with and without the twins.
    /// </summary>
    public double TwinsOfTestLimit { get; init; } = 0.50;

    /// <summary>The share of test examples whose group stands in train too from which a climb is refused. Default 0.50.</summary>
    public double GroupLeakageLimit { get; init; } = 0.50;

    /// <summary>The share of examples with damaged text from which a climb is refused. Default 0.20.</summary>
    public double DamagedTextLimit { get; init; } = 0.20;

    /// <summary>The fewest train examples of a label that is not called rare. Default 5: five folds need five.</summary>
    public int FewestOfLabel { get; init; } = 5;

    /// <summary>
    /// How many characters are searched for personal data before a climb; of more, an even sample. Default 4,000,000: about
    /// two seconds.
    /// </summary>
    public int PersonalDataCharacters { get; init; } = 4_000_000;

    /// <summary>By approach, in the order of the ladder. Rules of thumb, each with its source.</summary>
    public ImmutableArray<DataMinimum> Minimums { get; init; } =
    [
        new("evaluation", 50, "articles: a golden set of 50 to 100 examples before anything else"),
        new("structured-output", 200, "articles: 200 to 500 for a narrow task and a capable model"),
        new("lora", 500, "articles: 500 to 2,000 reviewed examples; others claim that 25 suffice to pass prompting"),
        new("fine-tuning", 1_000, "articles: about 1,000 labelled examples, the practical minimum for production"),
        new("retriever", 1_000, "articles: 1,000 to 10,000 query-passage pairs"),
        new("full-fine-tuning", 5_000, "articles: 5,000 to 50,000, below it regresses off its training distribution"),
        new("technical-domain", 10_000, "articles: 10,000 to 50,000 for gains in technical domains"),
    ];
}
