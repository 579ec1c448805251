namespace Rung.Retrieval.Settings;

/// <summary>
/// A test of whether one choice is better than another on the mean of all questions, which may be looked at after every
/// question. <see cref="DrawnBound"/> is the one that searches use.
/// </summary>
internal interface ISettingsBound
{
    /// <summary>Whether the first choice is shown to be better by now.</summary>
    bool ShowsBetter { get; }

    /// <param name="question">Its number; each comes once, in a random order.</param>
    /// <param name="difference">The quality of the first choice less that of the second, in [−1, 1].</param>
    void Add(int question, double difference);
}
