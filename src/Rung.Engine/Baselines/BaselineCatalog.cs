using Rung.Core.Data;
using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Learners;

namespace Rung.Engine.Baselines;

/// <summary>Rung 0: the baselines for each kind of output.</summary>
internal static class BaselineCatalog
{
    private static readonly IReadOnlyList<IBaseline> ForLabels =
    [
        new ConstantBaseline("majority", simplicity: 0),
        new NearestBaseline("nearest words", TextFeatures.Words, simplicity: 1),
        new NearestBaseline("nearest characters", TextFeatures.Characters, simplicity: 2),
        new LinearSvmBaseline("linear svm words", TextFeatures.Words, simplicity: 3),
        new LinearSvmBaseline("linear svm characters", TextFeatures.Characters, simplicity: 4),
        new LogisticBaseline("logistic words", TextFeatures.Words, simplicity: 5),
        new LogisticBaseline("logistic characters", TextFeatures.Characters, simplicity: 6),
    ];

    private static readonly IReadOnlyList<IBaseline> ForOthers =
    [
        new ConstantBaseline("constant", simplicity: 0),
        new NearestBaseline("nearest copy words", TextFeatures.Words, simplicity: 1),
        new NearestBaseline("nearest copy characters", TextFeatures.Characters, simplicity: 2),
    ];

    /// <summary>Simplest first.</summary>
    public static IReadOnlyList<IBaseline> For(OutputKind kind) => kind == OutputKind.Label ? ForLabels : ForOthers;
}
