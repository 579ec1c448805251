using Rung.Core.Statistics;
using Rung.Retrieval.Settings;

namespace Rung.Engine.Retrieving.Searches;

/// <summary>Settings on questions that nothing was chosen by or learnt from.</summary>
/// <param name="Name">What they were taken for.</param>
/// <param name="Settings">The settings.</param>
/// <param name="Quality">With its interval.</param>
/// <param name="Tokens">A query.</param>
/// <param name="Difference">To today's settings, paired; <see langword="null"/> for these.</param>
/// <param name="AdjustedP">Of the difference, by Holm over all that were held against today's.</param>
public sealed record ConfirmedSettings(
    string Name, RetrievalSettings Settings, Estimate Quality, double Tokens, DifferenceEstimate? Difference, double AdjustedP);
