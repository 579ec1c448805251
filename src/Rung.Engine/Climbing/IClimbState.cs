using Rung.Core.Stores;

namespace Rung.Engine.Climbing;

/// <summary>Where a climb finds and keeps its state. Nothing is made before the task was found fit to be measured.</summary>
public interface IClimbState
{
    /// <summary>The store of earlier climbs, held against other climbs; <see langword="null"/> when there was none.</summary>
    Task<IStore?> FindAsync(CancellationToken cancellationToken);

    /// <summary>The store, made if need be, held against other climbs.</summary>
    Task<IStore> OpenAsync(CancellationToken cancellationToken);
}
