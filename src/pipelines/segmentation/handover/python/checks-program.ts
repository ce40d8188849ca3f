import { DISTANCE_TOLERANCE } from '../checked-customers.ts';

/** Python that holds what it computes to what Strata found. It holds nothing of a run. */
export const CHECKS_PROGRAM = String.raw`# Self-checks


def verdict(what, differing):
    print("%s: %s" % (what, "FAIL" if differing else "PASS"))
    for line in differing[:20]:
        print("  " + line)
    return not differing


def self_check():
    """Customers of the run, those nearest to a border among them, must get the segments and distances of Strata."""
    columns = {
        name: [math.nan if numbers[at] is None else numbers[at] for _, _, _, numbers, _ in CHECK_ROWS]
        for at, name in enumerate(PROFILE_NUMBERS)
    }
    places, distances = nearest_with_distances(prepared(columns), CENTROIDS)
    differing = [
        "customer %r: segment %d, squared distance %r instead of %d, %r"
        % (name, SEGMENT_OF_CENTROID[place], float(found), segment, distance)
        for (name, segment, distance, _, _), place, found in zip(CHECK_ROWS, places, distances)
        if SEGMENT_OF_CENTROID[place] != segment or not near(found, distance)
    ]
    return verdict("self-check of the segments of %d customers" % len(CHECK_ROWS), differing)


def check_same_data(ids, columns, segments):
    """On the data of the run customers must get the profiles that Strata computed, and the segments unless they are others."""
    place_of = {name: place for place, name in enumerate(ids)}
    differing = []
    for name, segment, _, numbers, words in CHECK_ROWS:
        if name not in place_of:
            differing.append("customer %r is not there" % name)
            continue
        place = place_of[name]
        if segments is not None and segments[place] != segment:
            differing.append("customer %r: segment %d instead of %d" % (name, segments[place], segment))
        for column, expected in zip(PROFILE_NUMBERS + PROFILE_WORDS, numbers + words):
            if column in columns and not same(columns[column][place], expected):
                differing.append(
                    "customer %r: %r is %r instead of %r" % (name, column, columns[column][place], expected)
                )
    return verdict("self-check of the data of %d customers" % len(CHECK_ROWS), differing)


def near(distance, expected):
    """Whether squared distances agree to ${DISTANCE_TOLERANCE} relative."""
    return abs(distance - expected) <= ${DISTANCE_TOLERANCE} * (${DISTANCE_TOLERANCE} + expected)


def same(value, expected):
    """Whether numbers agree to 1e-9 * (1 + |expected|): relative, and absolute below 1. Words agree as they are."""
    if isinstance(expected, str) or isinstance(value, str) or value is None:
        return value == expected
    if expected is None or math.isnan(value):
        return expected is None and math.isnan(value)
    return abs(value - expected) <= 1e-9 * (1 + abs(expected))
`;
