using System.Text;
using System.Text.Json;
using CsvHelper;
using Rung.Engine.Faults;

namespace Rung.Engine.Datasets;

/// <summary>Turns what makes the rest of a file unreadable into a fault after those before it.</summary>
internal static class RecordFaults
{
    /// <summary>Whether there is another record; false also where none can be read, which is a fault then.</summary>
    public static async ValueTask<bool> AdvanceAsync<T>(IAsyncEnumerator<T> records, FaultList faults)
    {
        try
        {
            return await records.MoveNextAsync();
        }
        catch (MalformedFileException malformed)
        {
            faults.Add(malformed.Line, malformed.Message);
        }
        catch (CsvFormatException tooLong)
        {
            faults.Add((int)tooLong.LineNumber, RecordBuffer.TooLong((int)tooLong.LineNumber).Message);
        }
        catch (JsonException malformed)
        {
            faults.Add((int)(malformed.LineNumber ?? 0) + 1, $"found text that is not JSON ({CompactJson.ReasonOf(malformed)}); expected an array of objects.");
        }
        catch (InvalidDataException)
        {
            faults.Add("found damaged gzip data; expected a whole file. Make it again.");
        }
        catch (DecoderFallbackException)
        {
            faults.Add("found bytes that are not UTF-16, though the byte order mark says so; expected one encoding. Save the file as UTF-8.");
        }

        return false;
    }
}
