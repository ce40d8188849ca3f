/** Python that reads options, does what they say, and writes files. It holds nothing of a run. */
export const MAIN_PROGRAM = String.raw`# The command


def main():
    sys.stdout.reconfigure(errors="backslashreplace")
    options = arguments()
    passed = self_check()
    if options.events is None and options.profiles is None:
        return 0 if passed else 1
    if options.events is not None:
        ids, columns = profiles_from_events(options.events, options)
    else:
        ids, columns = profiles_from_table(options.profiles, options)
    if not ids:
        raise BadInput("there are no customers")
    matrix = prepared(columns)
    centroids = np.array(CENTROIDS)
    if options.centroids is not None:
        centroids = centroids_in(options.centroids)
    places = nearest(matrix, centroids)
    if options.reproduce or options.refit:
        known = places
        centroids = fitted(matrix, "refit" if options.refit else "reproduce")
        if options.refit:
            centroids = in_known_order(centroids, matrix, known)
        places = nearest(matrix, centroids)
        tell_of_fit(centroids, places, known)
    segments = [SEGMENT_OF_CENTROID[place] for place in places]
    if options.same_data:
        own = options.refit or options.centroids is not None
        passed = check_same_data(ids, columns, None if own else segments) and passed
    if options.out is not None:
        rows = ((name, segment, SEGMENTS[segment - 1]) for name, segment in zip(ids, segments))
        write_csv(options.out, ["customer_id", "segment", "segment_name"], rows, options.raw_cells)
    if options.profiles_out is not None:
        cells = [
            [None if isinstance(value, float) and math.isnan(value) else value for value in map(plain, column)]
            for column in columns.values()
        ]
        write_csv(options.profiles_out, ["customer_id", *columns], zip(ids, *cells), options.raw_cells)
    if options.centroids_out is not None:
        with open(options.centroids_out, "w", encoding="utf-8") as file:
            json.dump(centroids.tolist(), file)
    for number, name in enumerate(SEGMENTS, 1):
        print("segment %d, %s: %d customers" % (number, printable(name), segments.count(number)))
    return 0 if passed else 1


def write_csv(path, header, rows, raw):
    """Texts that a spreadsheet would run as a formula get an apostrophe in front, unless raw."""

    def cell(value):
        if value is None:
            return ""
        harmful = isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r")
        return "'" + value if harmful and not raw else value

    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([cell(name) for name in header])
        writer.writerows([cell(value) for value in row] for row in rows)


def plain(value):
    return float(value) if isinstance(value, np.floating) else value


def printable(text):
    return "".join(character if character.isprintable() else " " for character in text)


def centroids_in(path):
    with open(path, encoding="utf-8") as file:
        centroids = np.array(json.load(file), dtype=float)
    if centroids.shape != np.array(CENTROIDS).shape or not np.isfinite(centroids).all():
        raise BadInput("%s does not hold centroids that this script wrote" % path)
    return centroids


def arguments():
    parser = argparse.ArgumentParser(
        description="Gives customers the segments of a run of Strata. Without files it only checks itself.",
        epilog="Ends with 0 when every self-check says PASS, 1 when one says FAIL, 2 for bad input.",
    )
    given = parser.add_mutually_exclusive_group()
    given.add_argument("--events", metavar="FILE", help="events, one a row, as CSV (.gz too) or Parquet")
    given.add_argument("--profiles", metavar="FILE", help="profiles, one row for each customer")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--reproduce", action="store_true", help="run k-means from the centroids of Strata")
    how.add_argument("--refit", action="store_true", help="run k-means anew from ten starts")
    how.add_argument("--centroids", metavar="FILE", help="use centroids of an earlier --centroids-out")
    parser.add_argument("--out", metavar="FILE", help="write customer_id, segment, segment_name as CSV")
    parser.add_argument("--profiles-out", metavar="FILE", help="write the profiles as CSV")
    parser.add_argument("--centroids-out", metavar="FILE", help="write the centroids as JSON")
    parser.add_argument("--same-data", action="store_true", help="hold the data to those of the run")
    parser.add_argument("--id", metavar="NAME", default="customer_id", help="column of ids in profiles")
    parser.add_argument("--merges", metavar="FILE", help="customer_merges.csv, where this run needs it")
    parser.add_argument("--delimiter", help="of CSV; found in the first line by default")
    parser.add_argument("--encoding", default="utf-8-sig", help="of CSV (default: %(default)s)")
    parser.add_argument("--decimal", choices=[".", ","], default=".", help="decimal mark of CSV")
    parser.add_argument("--no-header", action="store_true", help="columns are called column 1, column 2 and so on")
    parser.add_argument(
        "--time-format", metavar="FORM", help="epoch, epoch-ms or as strptime has it; ISO 8601 by default"
    )
    parser.add_argument("--raw-cells", action="store_true", help="write texts that begin like formulas as they are")
    return parser.parse_args()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (BadInput, OSError, UnicodeError, csv.Error, json.JSONDecodeError) as problem:
        print("pipeline_sklearn.py: %s" % problem, file=sys.stderr)
        sys.exit(2)
`;
