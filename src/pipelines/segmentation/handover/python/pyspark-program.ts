/** What `pipeline_pyspark.py` does with the constants above it; it holds none of a run. */
export const PYSPARK_PROGRAM = String.raw`
def session():
    spark = SparkSession.builder.appName("Strata segments").getOrCreate()
    # Texts of times are UTC, what cannot be read is NULL, and columns may differ by capitals alone.
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    spark.conf.set("spark.sql.timestampType", "TIMESTAMP_LTZ")
    spark.conf.set("spark.sql.ansi.enabled", "false")
    spark.conf.set("spark.sql.caseSensitive", "true")
    return spark


def table_of(spark, name, form):
    if form == "table":
        return spark.table(name)
    if form == "csv":
        reader = spark.read.option("header", True).option("escape", '"').option("multiLine", True)
        return reader.csv(name)
    return spark.read.parquet(name)


def form_of(name, given):
    if given is not None:
        return given
    return "csv" if name.endswith((".csv", ".csv.gz")) else "parquet"


def write(frame, name):
    writer = frame.write.mode("errorifexists")
    if form_of(name, None) == "csv":
        writer.option("header", True).csv(name)
    else:
        writer.parquet(name)


def passes(spark, what, query):
    """Whether a self-check, which gives one row, says PASS."""
    row = spark.sql(query).first()
    print("self-check of %s: %s" % (what, row["self_check"]))
    if row["self_check"] != "PASS":
        print("  %d of %d customers differ" % (row["differing_rows"], row["checked_rows"]))
    return row["self_check"] == "PASS"


def refitted(spark):
    """Segments by k-means of spark.ml, in the preparation of the run, numbered as those of Strata that they share most customers with."""
    prepared = spark.sql(PREPARED_SQL)
    features = [name for name in prepared.columns if name != "customer_id"]
    assembled = VectorAssembler(inputCols=features, outputCol="features").transform(prepared).cache()
    estimator = KMeans(k=CENTROIDS, seed=SEED, maxIter=300, initMode="k-means||", predictionCol="cluster")
    model = estimator.fit(assembled)
    model.transform(assembled).select("customer_id", "cluster").createOrReplaceTempView("clusters")
    shared = spark.sql(
        "SELECT cluster, segment, COUNT(*) AS customers FROM clusters"
        " JOIN assigned ON assigned.customer_id = clusters.customer_id GROUP BY cluster, segment"
    ).collect()
    segment_of = matched([(row["cluster"], row["segment"], row["customers"]) for row in shared])
    stayed = sum(row["customers"] for row in shared if segment_of[row["cluster"]] == row["segment"])
    print("%d of %d customers stay in their segment" % (stayed, sum(row["customers"] for row in shared)))
    names = [(cluster, segment, SEGMENTS[segment - 1]) for cluster, segment in segment_of.items()]
    spark.createDataFrame(names, "cluster INT, segment INT, segment_name STRING").createOrReplaceTempView("matches")
    return spark.sql(
        "SELECT clusters.customer_id, matches.segment, matches.segment_name FROM clusters"
        " JOIN matches ON matches.cluster = clusters.cluster"
    )


def matched(shared):
    """Cluster to segment, those that share most customers first; each segment as often as it has centroids."""
    free = Counter(SEGMENT_OF_CENTROID)
    segment_of = {}
    for cluster, segment, _ in sorted(shared, key=lambda each: (-each[2], each[0], each[1])):
        if cluster not in segment_of and free[segment] > 0:
            segment_of[cluster] = segment
            free[segment] -= 1
    left = list(free.elements())
    for cluster, _, _ in shared:
        if cluster not in segment_of:
            segment_of[cluster] = left.pop()
    return segment_of


def main():
    options = arguments()
    spark = session()
    passed = passes(spark, "segments", SEGMENTS_CHECK_SQL)
    if options.events is None and options.profiles is None:
        return 0 if passed else 1
    if options.events is not None:
        if PROFILES_SQL is None:
            print("the run began with one row for each customer; give such a table with --profiles", file=sys.stderr)
            return 2
        table_of(spark, options.events, form_of(options.events, options.format)).createOrReplaceTempView("events")
        if options.merges is not None:
            merges = table_of(spark, options.merges, form_of(options.merges, None))
            merges.createOrReplaceTempView("customer_merges")
        profiles = spark.sql(PROFILES_SQL).cache()
        if options.same_data:
            passed = passes(spark, "profiles", PROFILES_CHECK_SQL) and passed
    else:
        profiles = table_of(spark, options.profiles, form_of(options.profiles, options.format))
    profiles.createOrReplaceTempView("profiles")
    assigned = spark.sql(SEGMENTS_SQL).cache()
    assigned.createOrReplaceTempView("assigned")
    if options.refit:
        assigned = refitted(spark)
    if options.profiles_out is not None:
        write(profiles, options.profiles_out)
    if options.out is not None:
        write(assigned, options.out)
    for row in sorted(assigned.groupBy("segment", "segment_name").count().collect(), key=lambda row: row["segment"]):
        print("segment %d, %r: %d customers" % (row["segment"], row["segment_name"], row["count"]))
    return 0 if passed else 1


def arguments():
    parser = argparse.ArgumentParser(
        description="Gives customers the segments of a run of Strata. Without a table it only checks itself.",
        epilog="Ends with 0 when every self-check says PASS, 1 when one says FAIL, 2 for bad input.",
    )
    given = parser.add_mutually_exclusive_group()
    given.add_argument("--events", metavar="PATH", help="events, one a row")
    given.add_argument("--profiles", metavar="PATH", help="profiles, one row for each customer, with customer_id")
    parser.add_argument("--format", choices=["parquet", "csv", "table"], help="of what is read; by its ending")
    parser.add_argument("--merges", metavar="PATH", help="customer_merges.csv, where this run needs it")
    parser.add_argument("--refit", action="store_true", help="run k-means of spark.ml anew")
    parser.add_argument("--same-data", action="store_true", help="the events are those of the run: check the profiles")
    parser.add_argument("--out", metavar="PATH", help="write customer_id, segment, segment_name (Parquet or .csv)")
    parser.add_argument("--profiles-out", metavar="PATH", help="write the profiles (Parquet or .csv)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
`;
