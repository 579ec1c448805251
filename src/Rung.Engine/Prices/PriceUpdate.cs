using Rung.Core.Economics;
using Rung.Core.Economics.Prices;

namespace Rung.Engine.Prices;

/// <summary>Takes the prices of a file over into a task's own <c>prices.json</c>.</summary>
public static class PriceUpdate
{
    private const string OfTraining = "; training: ";

    /// <summary>
    /// Entries of the file replace those of the same name; the others stay. The file of the task comes into being whole or
    /// not at all, and not when either file has faults.
    /// </summary>
    /// <param name="file">The file to import, of our own format or of litellm's.</param>
    /// <param name="folder">The folder of the task.</param>
    /// <param name="date">The day on which the prices were read, for those that say none.</param>
    /// <param name="cancellationToken">Stops before anything is replaced.</param>
    /// <exception cref="PriceFileException">With every fault of a file, or when the result cannot be written.</exception>
    public static async Task<PriceUpdateResult> RunAsync(string file, string folder, DateOnly? date, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(folder);

        if (!Directory.Exists(folder))
        {
            throw new PriceFileException([$"{folder}: found no such folder; expected the folder of a task."]);
        }

        var reading = await PriceFile.ReadAsync(file, cancellationToken);
        var path = Path.GetFullPath(PriceBook.FileName, Path.GetFullPath(folder));
        var before = Path.Exists(path) ? (await PriceFile.ReadAsync(path, PriceBook.FileName, cancellationToken)).Table : PriceTable.Empty;
        var imported = Imported(reading, date, PriceBook.BuiltIn.Table.With(before));
        var isWritten = await WriteAsync(path, PriceFile.ToBytes(before.With(imported)), cancellationToken);
        return PriceComparison.Of(before, imported) with
        {
            File = path,
            IsWritten = isWritten,
            LeftOut = reading.LeftOut,
            Notes = IsDated(imported) ? reading.Notes : [.. reading.Notes, $"{file}: some prices say no day; give the day on which they were read."],
        };
    }

    private static PriceTable Imported(PriceReading reading, DateOnly? date, PriceTable known)
    {
        var models = reading.Table.Models.Select(model =>
            reading.Format is PriceFormat.Litellm ? WithTraining(model, known.PriceOf(model.Provider, model.Model)) : model);
        return new(
            models.Select(model => model with { Price = model.Price is { } price ? price with { Date = price.Date ?? date } : null }),
            reading.Table.Hardware.Select(machine => machine with { Date = machine.Date ?? date }),
            reading.Table.VectorStores.Select(store => store with { Date = store.Date ?? date }));
    }

    /// <summary>litellm's table has no prices of training: what is known of them must not be lost by an import.</summary>
    private static PricedModel WithTraining(PricedModel model, ModelPrice? known)
    {
        if (model.Price is not { Training: null } price || known?.Training is not { } training)
        {
            return model;
        }

        var source = known.Source ?? "no source";
        var own = source.LastIndexOf(OfTraining, StringComparison.Ordinal);
        source = own < 0 ? source : source[(own + OfTraining.Length)..];
        return model with { Price = price with { Training = training, Source = $"{price.Source}{OfTraining}{source}" } };
    }

    private static bool IsDated(PriceTable table) =>
        table.Models.All(model => model.Price is null or { Date: not null })
        && table.Hardware.All(machine => machine.Date is not null)
        && table.VectorStores.All(store => store.Date is not null);

    /// <returns>Whether anything differed.</returns>
    private static async Task<bool> WriteAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            if (File.Exists(path) && (await File.ReadAllBytesAsync(path, cancellationToken)).AsSpan().SequenceEqual(content))
            {
                return false;
            }

            await ReplaceAsync(path, content, cancellationToken);
            return true;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new PriceFileException([$"{PriceBook.FileName}: the file cannot be written: {unwritable.Message}"], unwritable);
        }
    }

    /// <summary>Written beside, through to the disk, then renamed: at no moment is the file half there.</summary>
    private static async Task ReplaceAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        var temporary = path + ".new";
        await using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await file.WriteAsync(content, cancellationToken);
            await file.FlushAsync(cancellationToken);
            RandomAccess.FlushToDisk(file.SafeFileHandle);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
