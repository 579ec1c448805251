using System.Collections.Immutable;

namespace Rung.Core.Ladder.Gates;

/// <summary>Every gate, and what follows from them.</summary>
public sealed record GateReport
{
    /// <summary>The row of the decision matrix that the failure belongs to; <see langword="null"/>: nobody said or measured what fails.</summary>
    public MatrixRow? Row { get; init; }

    /// <summary>Whether the failure signal was measured or answered, and where.</summary>
    public string? SignalOrigin { get; init; }

    /// <summary>In the order of <see cref="Remedy"/>.</summary>
    public required ImmutableArray<RemedyGates> Remedies { get; init; }

    /// <summary>
    /// What to do next: the first right remedy of the matrix that is not closed; without a signal the first remedy of the ladder
    /// that is not closed and was not measured. <see langword="null"/>: all are closed, or measured.
    /// </summary>
    public Remedy? Next { get; init; }

    public RemedyGates Of(Remedy remedy) => Remedies.First(gates => gates.Remedy == remedy);

    public Gate? Find(Remedy remedy, GateKind kind) => Remedies.FirstOrDefault(gates => gates.Remedy == remedy)?.Find(kind);

    /// <summary>How a question of the articles is answered.</summary>
    public GateState AnswerTo(FrameworkQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);

        return Find(question.Remedy, question.Gate)?.State ?? GateState.Unknown;
    }

    /// <summary>The litmus test: open if all three are, closed if one is.</summary>
    public GateState Litmus => FrameworkQuestion.Litmus.Max(AnswerTo);
}
