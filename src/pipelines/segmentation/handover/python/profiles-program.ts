import { LARGEST_VALUE } from '../../../../io/largest-value.ts';

/** Python that makes profiles from a table of them, or from events by SQL. It holds nothing of a run. */
export const PROFILES_PROGRAM = String.raw`# Profiles: customer ids and, by the name of each column, its values

# Values of a table beyond it count as missing, as they do in Strata.
LARGEST_VALUE = ${LARGEST_VALUE}


def profiles_from_table(path, options):
    """Profiles that are made already: one row for each customer."""
    rows = rows_of(path, options)
    header = list(next(rows, []))
    names = [name for name, *_ in FEATURES]
    id_place, *places = places_of(header, [options.id, *names], path)
    ids = []
    values = [[] for _ in names]
    for number, row in enumerate(rows, 1):
        ids.append(id_of(cell_at(row, id_place)))
        for name, column, place in zip(names, values, places):
            try:
                value = number_of(cell_at(row, place), options.decimal)
            except ValueError as error:
                raise BadInput(
                    "%s: row %d has %r as %r, which is no number" % (path, number, cell_at(row, place), name)
                ) from error
            column.append(math.nan if value is None or abs(value) > LARGEST_VALUE else value)
    return ids, dict(zip(names, (np.array(column, dtype=float) for column in values)))


def profiles_from_events(path, options):
    """Profiles as Strata makes them, by its SQL, in the SQLite that comes with Python."""
    if EVENT_COLUMNS is None:
        raise BadInput("the run began with one row for each customer; give such a table with --profiles")
    if sqlite3.sqlite_version_info < (3, 28):
        raise BadInput("SQLite %s has no window functions; 3.28 has" % sqlite3.sqlite_version)
    # A nameless database lies in a temporary file once it outgrows its cache.
    with contextlib.closing(sqlite3.connect("")) as database:
        for name, function in SQL_FUNCTIONS.items():
            database.create_function(name, 1, function, deterministic=True)
        load_events(database, path, options)
        load_merges(database, options)
        made = database.execute(PROFILES_SQL).fetchall()
    ids = [row[0] for row in made]
    columns = {}
    for at, name in enumerate(PROFILE_NUMBERS, 1):
        columns[name] = np.array([math.nan if row[at] is None else row[at] for row in made], dtype=float)
    for at, name in enumerate(PROFILE_WORDS, 1 + len(PROFILE_NUMBERS)):
        columns[name] = [row[at] for row in made]
    return ids, columns


def unless_none(function):
    return lambda value: None if value is None else function(value)


SQL_FUNCTIONS = {
    "FLOOR": unless_none(lambda value: float(math.floor(value))),
    "LN": unless_none(lambda value: math.log(value) if value > 0 else None),
    "SQRT": unless_none(lambda value: math.sqrt(value) if value >= 0 else None),
    "SIN": unless_none(math.sin),
    "COS": unless_none(math.cos),
}


def load_events(database, path, options):
    rows = rows_of(path, options)
    header = list(next(rows, []))
    present = [
        (column, kind, None if kind == "row" and name not in header else places_of(header, [name], path)[0])
        for column, name, kind in EVENT_COLUMNS
    ]
    left_out = Counter()
    read = 0

    def typed():
        nonlocal read
        for read, row in enumerate(rows, 1):
            try:
                yield [
                    read if place is None else EVENT_READERS[kind](cell_at(row, place), options)
                    for _, kind, place in present
                ]
            except (ValueError, OverflowError):
                left_out["a time or an amount that cannot be read"] += 1

    names = ", ".join('"%s"' % column for column, *_ in present)
    database.execute("CREATE TABLE events (%s)" % names)
    marks = ", ".join("?" for _ in present)
    database.executemany("INSERT INTO events VALUES (%s)" % marks, typed())
    print("%d events read from %s" % (read, path))
    for reason, count in left_out.items():
        print("%d of them left out: %s" % (count, reason))
    if read == sum(left_out.values()):
        raise BadInput("%s has no event that can be read; see --time-format, --decimal, --delimiter" % path)


def discount_of(cell, options):
    try:
        return number_of(cell, options.decimal)
    except ValueError:
        return None


EVENT_READERS = {
    "text": lambda cell, options: text_of(cell) or None,
    "time": lambda cell, options: milliseconds_of(cell, options.time_format),
    "number": lambda cell, options: number_of(cell, options.decimal),
    "discount": discount_of,
    "row": lambda cell, options: number_of(cell, "."),
}


def load_merges(database, options):
    if not MERGES_FROM_FILE:
        return
    if options.merges is None:
        raise BadInput("many ids were merged; give customer_merges.csv of the same run with --merges")
    rows = rows_of(options.merges, options)
    places = places_of(list(next(rows, [])), ["past_id", "canonical_id"], options.merges)
    database.execute("CREATE TABLE customer_merges (past_id, canonical_id)")
    pairs = ([text_of(cell_at(row, place)) for place in places] for row in rows)
    database.executemany("INSERT INTO customer_merges VALUES (?, ?)", pairs)
`;
