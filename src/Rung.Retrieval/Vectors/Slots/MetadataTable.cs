using System.Collections.Immutable;

namespace Rung.Retrieval.Vectors.Slots;

/// <summary>
/// The metadata of all slots by columns: for each name the values as small numbers, so that a filter is a look-up per slot and name
/// and not a search through dictionaries.
/// </summary>
internal sealed class MetadataTable
{
    private readonly SortedDictionary<string, Column> _columns = new(StringComparer.Ordinal);

    public void Set(int slot, IReadOnlyDictionary<string, string> metadata)
    {
        Clear(slot);
        foreach (var (name, value) in metadata)
        {
            if (!_columns.TryGetValue(name, out var column))
            {
                _columns.Add(name, column = new Column());
            }

            column.Set(slot, value);
        }
    }

    public void Clear(int slot)
    {
        foreach (var column in _columns.Values)
        {
            column.Clear(slot);
        }
    }

    /// <summary>Moves the metadata to new slots.</summary>
    /// <param name="old">For each new slot the old one.</param>
    public void Compact(IReadOnlyList<int> old)
    {
        foreach (var column in _columns.Values)
        {
            column.Compact(old);
        }
    }

    /// <summary>The names, in ordinal order.</summary>
    public IEnumerable<string> Names => _columns.Keys;

    /// <summary>The values of a name, number 1 first.</summary>
    public IEnumerable<string> ValuesOf(string name) => _columns[name].Values;

    /// <summary>What a slot has.</summary>
    public ImmutableSortedDictionary<string, string> Of(int slot) => _columns
        .Where(column => column.Value.NumberOf(slot) > 0)
        .ToImmutableSortedDictionary(column => column.Key, column => column.Value.ValueOf(slot), StringComparer.Ordinal);

    /// <summary>For each slot the number of its value; 0 where it has none.</summary>
    /// <param name="name">The name.</param>
    /// <param name="slots">The slots.</param>
    /// <param name="offset">Added to the numbers but 0.</param>
    public int[] NumbersOf(string name, IEnumerable<int> slots, int offset) =>
        [.. slots.Select(slot => _columns[name].NumberOf(slot) is > 0 and var number ? number + offset : 0)];

    /// <summary>The filter as look-ups; null when there is none. Good until the table changes.</summary>
    public SlotFilter? Compile(PassageFilter? filter)
    {
        if (filter is null || filter.Required.IsEmpty)
        {
            return null;
        }

        var conditions = filter.Required.Select(required =>
            _columns.TryGetValue(required.Key, out var column) ? column.Among(required.Value) : SlotFilter.Condition.Never);
        return new SlotFilter([.. conditions]);
    }

    /// <summary>The values of one name; number 0 stands for a slot without that name.</summary>
    private sealed class Column
    {
        private readonly List<int> _numbers = [];
        private readonly List<string> _values = [""];
        private readonly Dictionary<string, int> _numberOf = new(StringComparer.Ordinal);

        public void Set(int slot, string value)
        {
            if (!_numberOf.TryGetValue(value, out var number))
            {
                _numberOf.Add(value, number = _values.Count);
                _values.Add(value);
            }

            while (_numbers.Count <= slot)
            {
                _numbers.Add(0);
            }

            _numbers[slot] = number;
        }

        public void Clear(int slot)
        {
            if (slot < _numbers.Count)
            {
                _numbers[slot] = 0;
            }
        }

        public void Compact(IReadOnlyList<int> old)
        {
            List<int> moved = [.. old.Select(NumberOf)];
            _numbers.Clear();
            _numbers.AddRange(moved);
        }

        public IEnumerable<string> Values => _values.Skip(1);

        public int NumberOf(int slot) => slot < _numbers.Count ? _numbers[slot] : 0;

        public string ValueOf(int slot) => _values[NumberOf(slot)];

        public SlotFilter.Condition Among(IEnumerable<string> values)
        {
            var passes = new bool[_values.Count];
            foreach (var value in values)
            {
                if (_numberOf.TryGetValue(value, out var number))
                {
                    passes[number] = true;
                }
            }

            return new SlotFilter.Condition(_numbers, passes);
        }
    }
}
