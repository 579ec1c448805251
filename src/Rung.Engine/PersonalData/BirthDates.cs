using Rung.Engine.PersonalData.Patterns;

namespace Rung.Engine.PersonalData;

/// <summary>Tells dates of birth from other dates by the words before them.</summary>
internal static class BirthDates
{
    private static readonly ContextWords Births = new(
        "born", "birth", "birthdate", "birthday", "dob", "d.o.b", "bday", "geboren", "geb", "geburtsdatum", "né le", "née le",
        "naissance", "nacido", "nacida", "nacimiento", "nato", "nata", "nascita")
    {
        EndsAtDigits = true,
    };

    public static void Mark(List<PersonalSpan> spans, string text)
    {
        for (var i = 0; i < spans.Count; i++)
        {
            var span = spans[i];
            var isDate = span.Type == PersonalTypes.DateTime && text.AsSpan(span.Start, span.Length).ContainsAnyInRange('0', '9');
            if (isDate && Births.StandNear(text, span.Start, span.End))
            {
                spans[i] = span with { Type = PersonalTypes.DateOfBirth };
            }
        }
    }
}
