using Rung.Core.Statistics;
using Rung.Retrieval.Settings;

namespace Rung.Engine.Retrieving.Searches;

/// <summary>Settings with what the search measured of them.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="Quality">On the questions that were searched on: it chose, so it flatters.</param>
/// <param name="Tokens">What a model has to read of the passages, a query.</param>
/// <param name="Footprint">Passages, index and latency.</param>
public sealed record FrontPoint(RetrievalSettings Settings, Estimate Quality, double Tokens, SettingsFootprint Footprint);
