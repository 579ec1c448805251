using Rung.Engine.Candidates;
using Rung.Engine.Providers;

namespace Rung.Engine.Prompting;

/// <summary>A candidate that asks a live model.</summary>
internal interface IModelAnswerer : IAnswerer
{
    LiveModel Model { get; }

    /// <summary>How it answers, as the report tells it; empty where its name says it all.</summary>
    string Setup => "";
}
