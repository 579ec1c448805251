namespace Rung.Engine.Tasks;

/// <summary>The folder <c>.rung</c> in which a task keeps its state.</summary>
public static class StateFolder
{
    /// <param name="taskFolder">The folder of <c>rung.yaml</c>.</param>
    public static string Of(string taskFolder)
    {
        ArgumentNullException.ThrowIfNull(taskFolder);
        return Path.Combine(taskFolder, ".rung");
    }
}
