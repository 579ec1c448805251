"""Writes src/Rung.Core/Similarity/decompositions.txt from Python's Unicode data: python3 eng/unicode/decompositions.py"""
import os
import unicodedata

PATH = os.path.join(os.path.dirname(__file__), "..", "..", "src", "Rung.Core", "Similarity", "decompositions.txt")
POINTS = [point for point in range(0x80, 0x110000) if not 0xD800 <= point < 0xE000]

with open(PATH, "w", encoding="ascii", newline="\n") as file:
    file.write(f"# Unicode {unicodedata.unidata_version}: compatibility decompositions (Hangul syllables are computed), then compositions, then combining classes.\n")
    file.write("# Made by eng/unicode/decompositions.py from the Unicode Character Database, (c) Unicode, Inc., https://www.unicode.org/license.txt\n")
    for point in POINTS:
        form = unicodedata.normalize("NFKD", chr(point))
        if form != chr(point) and not 0xAC00 <= point < 0xD7A4:
            file.write(f"{point:X}>{' '.join(f'{ord(part):X}' for part in form)}\n")
    for point in POINTS:
        parts = unicodedata.decomposition(chr(point)).split()
        if len(parts) == 2 and unicodedata.normalize("NFC", chr(point)) == chr(point) and not parts[0].startswith("<"):
            file.write(f"{point:X}<{int(parts[0], 16):X} {int(parts[1], 16):X}\n")
    for point in POINTS:
        if unicodedata.combining(chr(point)):
            file.write(f"{point:X}={unicodedata.combining(chr(point))}\n")
