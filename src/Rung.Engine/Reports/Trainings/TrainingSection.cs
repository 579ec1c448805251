using System.Collections.Immutable;
using System.Text;
using Rung.Engine.Reports.Html;
using Rung.Engine.Tuning;

namespace Rung.Engine.Reports.Trainings;

/// <summary>The trainings of the adapters in the climb as a section of the page: their curves, and what was foretold of them.</summary>
internal static class TrainingSection
{
    public static string Write(ImmutableArray<TrainedAdapter> trainings)
    {
        if (trainings.IsEmpty)
        {
            return "";
        }

        var page = new StringBuilder("<section><h2 id=\"trainings\">Trainings</h2>");
        foreach (var adapter in trainings)
        {
            page.Append($"<h3><bdi>{HtmlText.Escaped(adapter.Model)}</bdi> with adapter {adapter.ShortId}</h3>");
            page.Append(HtmlText.List(TrainingText.Lines(adapter)));
            page.Append($"<div class=\"scroll\">{TrainingPicture.Draw(adapter)}</div>");
        }

        return page.Append("</section>").ToString();
    }
}
