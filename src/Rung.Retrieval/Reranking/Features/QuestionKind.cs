namespace Rung.Retrieval.Reranking.Features;

/// <summary>What kind of answer a question asks for, as far as its first words tell.</summary>
internal enum QuestionKind
{
    Other,
    Person,
    Place,
    Time,
    Number,
    Reason,
}
