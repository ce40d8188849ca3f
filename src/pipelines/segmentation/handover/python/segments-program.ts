/** Python that prepares features, finds nearest centroids and runs k-means. It holds nothing of a run. */
export const SEGMENTS_PROGRAM = String.raw`# Preparation and segments

BATCH = 65536


def prepared(columns):
    """Features by customers, as Strata prepares them: filled, logged, drawn in, scaled, weighted."""
    made = []
    for name, fill, logarithm, low, high, centre, scale, weight in FEATURES:
        values = np.asarray(columns[name], dtype=float)
        values = np.where(np.isnan(values), fill, values)
        if logarithm:
            values = np.copysign(np.log1p(np.abs(values)), values)
        values = (np.clip(values, low, high) - centre) / scale
        made.append(values if weight == 1 else values * math.sqrt(weight))
    return np.array(made)


def nearest(matrix, centroids):
    return nearest_with_distances(matrix, centroids)[0]


def nearest_with_distances(matrix, centroids):
    """
    The place of the nearest centroid, of equally near ones the lowest, and the squared distance to it; squares are added up
    in the order of the features.
    """
    customers = matrix.shape[1]
    places = np.zeros(customers, dtype=np.int64)
    squares = np.zeros(customers)
    for begin in range(0, customers, BATCH):
        part = matrix[:, begin : begin + BATCH]
        least = np.full(part.shape[1], np.inf)
        for place, centroid in enumerate(centroids):
            distances = np.zeros(part.shape[1])
            for values, centre in zip(part, centroid):
                differences = values - centre
                distances += differences * differences
            nearer = distances < least
            least[nearer] = distances[nearer]
            places[begin : begin + BATCH][nearer] = place
        squares[begin : begin + BATCH] = least
    return places, squares


def fitted(matrix, how):
    """Centroids that k-means comes to: from those of Strata, or from starts of its own."""
    from sklearn.cluster import KMeans

    if matrix.shape[1] < len(CENTROIDS):
        raise BadInput("%d customers are fewer than %d segments" % (matrix.shape[1], len(CENTROIDS)))
    if how == "reproduce":
        model = KMeans(len(CENTROIDS), init=np.array(CENTROIDS), n_init=1, max_iter=300, tol=0)
    else:
        model = KMeans(len(CENTROIDS), init="k-means++", n_init=10, max_iter=300, random_state=SEED)
    return model.fit(np.ascontiguousarray(matrix.T)).cluster_centers_


def in_known_order(centroids, matrix, known):
    """New centroids under the places of Strata's that they share most customers with (Hungarian method)."""
    from scipy.optimize import linear_sum_assignment

    shared = np.zeros((len(CENTROIDS), len(centroids)))
    np.add.at(shared, (known, nearest(matrix, centroids)), 1)
    return centroids[linear_sum_assignment(-shared)[1]]


def tell_of_fit(centroids, places, known):
    from sklearn.metrics import adjusted_rand_score

    moved = np.sqrt(((centroids - np.array(CENTROIDS)) ** 2).sum(axis=1)).max()
    print(
        "%d of %d customers lie in another segment than by Strata's centroids; adjusted Rand index %.4f; "
        "the centroid that moved most moved by %.3g"
        % ((places != known).sum(), len(places), adjusted_rand_score(known, places), moved)
    )
`;
