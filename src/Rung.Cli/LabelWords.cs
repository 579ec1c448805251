using System.Globalization;
using System.Text;
using Rung.Engine.Climbing;
using Rung.Engine.Labelling;

namespace Rung.Cli;

/// <summary>What <c>rung label</c> says before and after the questions.</summary>
internal static class LabelWords
{
    /// <exception cref="ClimbException">It is not clear what to do, or nobody is there to answer.</exception>
    public static void ThrowIfUnclear(LabelArguments arguments)
    {
        string?[] ways = [arguments.Pool, arguments.Merge, arguments.Reviews ? "--review" : null];
        if (ways.Count(way => way is not null) != 1)
        {
            throw new ClimbException("rung label: expected one of --pool FILE (what to label next), --review (labels in doubt), or --merge FILE (answers to give back).");
        }

        if (arguments.Count < 1)
        {
            throw new ClimbException(string.Create(CultureInfo.InvariantCulture, $"--count: found {arguments.Count}; expected 1 or more."));
        }

        if (arguments.Out is { } path)
        {
            TaskLabelling.ThrowIfUnwritable(path);
        }
        else if (arguments.Merge is null && (Console.IsInputRedirected || Console.IsOutputRedirected))
        {
            throw new ClimbException("rung label: found no terminal to ask at; expected one, or --out FILE for a file that a person fills in.");
        }
    }

    public static string Written(LabelWork work, string path, LabelArguments arguments) => string.Create(
        CultureInfo.InvariantCulture,
        $"{path}: {work.Questions.Length:#,0} inputs, the first to label first. Fill in the column expected, then: rung label {arguments.TypedFolder} --merge {path}\n");

    public static string Asked(int answered, int total, string path, LabelArguments arguments)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        var shown = relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
        var rest = answered < total ? "The same command goes on with the others. " : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{answered:#,0} of {total:#,0} answered, kept in {shown}. {rest}To give the answers back: rung label {arguments.TypedFolder} --merge {shown}\n");
    }

    public static string Merged(LabelMerged merged, LabelArguments arguments)
    {
        var text = new StringBuilder();
        foreach (var lineage in merged.Lineages)
        {
            var added = lineage.Steps.Count(step => step.Change == "added");
            text.Append(
                CultureInfo.InvariantCulture,
                $"{lineage.To}: {added:#,0} examples added, {lineage.Steps.Length - added:#,0} relabelled. rung.yaml names it as data.{lineage.Key} now; {lineage.From} is as it was.\n");
        }

        if (merged.AlreadySo > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{merged.AlreadySo:#,0} answers say what the data says already.\n");
        }

        return merged.Lineages.IsEmpty
            ? text.Append("Nothing changed; nothing was written.\n").ToString()
            : text.Append(CultureInfo.InvariantCulture, $"To go back: rung check {arguments.TypedFolder} --undo\n").ToString();
    }
}
