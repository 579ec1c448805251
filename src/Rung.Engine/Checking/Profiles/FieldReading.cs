using System.Collections.Immutable;
using Rung.Core.Data;

namespace Rung.Engine.Checking.Profiles;

/// <summary>Counts what the fields of structured inputs hold. One field's own.</summary>
internal sealed class FieldReading
{
    private const int MostDistinct = 1000;

    private readonly HashSet<string> _values = new(StringComparer.Ordinal);
    private int _present;
    private int _empty;

    public static ImmutableArray<FieldProfile> Of(Example[] all)
    {
        var fields = new Dictionary<string, FieldReading>(StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var example in all)
        {
            foreach (var field in example.Input.Fields)
            {
                if (!fields.TryGetValue(field.Name, out var reading))
                {
                    fields.Add(field.Name, reading = new FieldReading());
                    names.Add(field.Name);
                }

                reading.Note(field.Value);
            }
        }

        return [.. names.Select(name => new FieldProfile(name, fields[name]._present, fields[name]._empty, fields[name]._values.Count))];
    }

    private void Note(string value)
    {
        _present++;
        _empty += string.IsNullOrWhiteSpace(value) ? 1 : 0;
        if (_values.Count < MostDistinct)
        {
            _values.Add(value);
        }
    }
}
