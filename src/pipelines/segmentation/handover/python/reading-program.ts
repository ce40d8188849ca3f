import { ID_BLANKS, NOTHING_SEEN } from '../../../../io/trimmed-id.ts';

/** Python that reads rows of CSV and Parquet, and their cells. It holds nothing of a run. */
export const READING_PROGRAM = String.raw`# Files

NO_VALUE = {"", "-", "--", "?", "na", "n/a", "nan", "nil", "none", "null", "#n/a", "<na>"}
ID_BLANKS = "${escaped(ID_BLANKS)}"
NOTHING_SEEN = "${escaped(NOTHING_SEEN)}"
NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
ISO_TIME = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)? ?(Z|z|[+-]\d\d(?::?\d\d)?)?"
)
DAY_MS = 86400000
EPOCH_DAY = date(1970, 1, 1).toordinal()


class BadInput(Exception):
    """Something about the files or options that whoever started this can mend."""


def rows_of(path, options):
    """The header of a CSV or Parquet file, then its rows."""
    name = path.lower()
    if name.endswith((".parquet", ".pq")):
        yield from parquet_rows(path)
        return
    csv.field_size_limit(1 << 27)
    with (gzip.open if name.endswith(".gz") else open)(
        path, "rt", encoding=options.encoding, newline=""
    ) as file:
        first = file.readline()
        file.seek(0)
        delimiter = options.delimiter or max(",;\t|", key=first.count)
        rows = csv.reader(file, delimiter=delimiter)
        if options.no_header:
            row = next(rows, [])
            yield ["column %d" % (at + 1) for at in range(len(row))]
            yield row
        for row in rows:
            if row:
                yield row


def parquet_rows(path):
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise BadInput("%s: Parquet needs the package pyarrow; or give CSV" % path) from error
    file = parquet.ParquetFile(path)
    yield list(file.schema_arrow.names)
    for batch in file.iter_batches():
        yield from zip(*(column.to_pylist() for column in batch.columns))


def places_of(header, names, path):
    """Where the columns of these names stand: as they are, as Strata tidies them, or but for capitals."""
    plain = [[plainly(name) for name in forms] for forms in (header, tidied(header))]
    places = []
    for name in names:
        wanted = ((header, name), (tidied(header), name), (plain[0], plainly(name)), (plain[1], plainly(name)))
        found = [forms.index(form) for forms, form in wanted if form in forms]
        if not found:
            raise BadInput("%s has no column %r; it has %s" % (path, name, ", ".join(map(repr, header))))
        places.append(found[0])
    return places


def tidied(header):
    counts = Counter()
    names = []
    for number, name in enumerate(header, 1):
        tidy = " ".join(name.split())
        counts[tidy] += 1
        again = " (%d)" % counts[tidy] if counts[tidy] > 1 else ""
        names.append(tidy + again if tidy else "column %d" % number)
    return names


def plainly(name):
    return " ".join(unicodedata.normalize("NFKC", name).split()).lower()


def cell_at(row, place):
    return row[place] if place < len(row) else None


def text_of(cell):
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def id_of(cell):
    """An id as Strata reads it: spaces and no-break spaces around it are left out, and characters that show nothing are none."""
    text = text_of(cell)
    return text.strip(ID_BLANKS) if text.strip(NOTHING_SEEN) else ""


def number_of(cell, decimal):
    """A float, None where there is no value; ValueError for what is no number."""
    if cell is None:
        return None
    if isinstance(cell, str):
        text = cell.strip()
        if text.lower() in NO_VALUE:
            return None
        if decimal == ",":
            text = text.replace(".", "").replace(",", ".")
        percent = text.endswith("%")
        if percent:
            text = text[:-1].rstrip()
        if not NUMBER.fullmatch(text):
            raise ValueError(cell)
        return float(text) / 100 if percent else float(text)
    value = float(cell)
    return None if math.isnan(value) else value


def milliseconds_of(cell, form):
    """Milliseconds since 1970 UTC, None where there is no value; ValueError for what is no time."""
    if cell is None:
        return None
    if isinstance(cell, datetime):
        aware = cell if cell.tzinfo else cell.replace(tzinfo=timezone.utc)
        return (aware - datetime(1970, 1, 1, tzinfo=timezone.utc)) // timedelta(milliseconds=1)
    if isinstance(cell, date):
        return (cell.toordinal() - EPOCH_DAY) * DAY_MS
    text = str(cell).strip()
    if text.lower() in NO_VALUE:
        return None
    if form in ("epoch", "epoch-ms"):
        return math.floor(float(text) * (1000 if form == "epoch" else 1))
    if form:
        return milliseconds_of(datetime.strptime(text, form), None)
    found = ISO_TIME.fullmatch(text)
    if not found:
        raise ValueError(text)
    year, month, day, hour, minute, second, fraction, zone = found.groups()
    if int(hour or 0) > 23 or int(minute or 0) > 59 or int(second or 0) > 59:
        raise ValueError(text)
    minutes = int(hour or 0) * 60 + int(minute or 0)
    if zone and zone not in "Zz":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        east = int(digits[:2]) * 60 + int(digits[2:])
        minutes -= -east if zone[0] == "-" else east
    days = date(int(year), int(month), int(day)).toordinal() - EPOCH_DAY
    thousandths = int((fraction or "0").ljust(3, "0")[:3])
    return days * DAY_MS + minutes * 60000 + int(second or 0) * 1000 + thousandths
`;

function escaped(characters: string): string {
  return Array.from(characters, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}
