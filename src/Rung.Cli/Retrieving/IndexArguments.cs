using Rung.Retrieval.Indexes;

namespace Rung.Cli.Retrieving;

/// <summary>What was typed behind <c>rung index</c>.</summary>
/// <param name="Folders">Of documents or of a task.</param>
/// <param name="Options">How passages are cut and searched.</param>
/// <param name="Embedders">The task's embedders that make vectors.</param>
/// <param name="AssumesYes">Whether it may pay for them without asking.</param>
/// <param name="Watches">Whether it stays.</param>
internal sealed record IndexArguments(IndexFolders Folders, FolderIndexOptions Options, string[] Embedders, bool AssumesYes, bool Watches);
