namespace Rung.Retrieval.Settings;

/// <summary>
/// An interval of the mean difference of quality of two choices that may be looked at after every question (always
/// valid): the caller's statistics.
/// </summary>
public interface ISettingsBound
{
    /// <summary>The lower end as of now.</summary>
    double Low { get; }

    /// <param name="question">Its number; each comes once.</param>
    /// <param name="difference">The quality of the first choice less that of the second, in [−1, 1].</param>
    void Add(int question, double difference);
}
