using Rung.Retrieval;

namespace Rung.Engine.Retrieving.Trials.Learning;

/// <summary>A question to learn from.</summary>
/// <param name="Text">As retrievers are asked.</param>
/// <param name="Group">What it belongs to.</param>
/// <param name="Grades">The passages that hold its answer.</param>
internal sealed record LearningQuestion(string Text, string Group, IReadOnlyDictionary<PassageId, int> Grades);
