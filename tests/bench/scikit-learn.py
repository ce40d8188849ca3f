"""Answers requests of the bench, one JSON object a line, with the time each took in this process."""

import json
import sys
import time

import numpy
import sklearn
from sklearn.cluster import KMeans, MiniBatchKMeans
from sklearn.metrics import silhouette_score

matrix = None


def load(request):
    global matrix
    matrix = numpy.fromfile(request["file"]).reshape(-1, request["columns"])
    return {}


def restarts(request):
    fit = KMeans(request["k"], n_init=request["restarts"], random_state=request["seed"]).fit(matrix)
    return {"inertia": fit.inertia_, "iterations": fit.n_iter_}


def fixed(request):
    start = matrix[request["rows"]]
    fit = KMeans(len(start), init=start, n_init=1, tol=0).fit(matrix)
    return {"inertia": fit.inertia_, "iterations": fit.n_iter_}


def mini_batch(request):
    fit = MiniBatchKMeans(
        request["k"],
        n_init=request["restarts"],
        random_state=request["seed"],
        **request.get("parameters", {}),
    ).fit(matrix)
    return {"inertia": fit.inertia_, "iterations": fit.n_iter_}


def silhouette(request):
    labels = numpy.fromfile(request["labels"], dtype=numpy.uint8)
    return {"silhouette": silhouette_score(matrix, labels)}


def sweep(request):
    for k in range(request["from"], request["to"] + 1):
        fit = KMeans(k, n_init=request["restarts"], random_state=request["seed"]).fit(matrix)
        mean = silhouette_score(matrix, fit.labels_)
    return {"silhouette": mean}


requests = {
    "load": load,
    "restarts": restarts,
    "fixed": fixed,
    "mini-batch": mini_batch,
    "silhouette": silhouette,
    "sweep": sweep,
}

print(json.dumps({"version": f"scikit-learn {sklearn.__version__}, numpy {numpy.__version__}"}), flush=True)
for line in sys.stdin:
    asked = json.loads(line)
    wall, cpu = time.perf_counter(), time.process_time()
    answer = requests[asked["what"]](asked)
    answer["ms"] = 1000 * (time.perf_counter() - wall)
    answer["cpuMs"] = 1000 * (time.process_time() - cpu)
    print(json.dumps(answer), flush=True)
