"""Means and spreads."""
import math
import random as _random
from collections import namedtuple
from fractions import Fraction
from _statistics import *

LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    weights = [1] * len(data) if weights is None else list(weights)
    if len(weights) != len(data):
        raise StatisticsError("Number of weights does not match data size")
    if any(x < 0 for x in data):
        raise StatisticsError("harmonic mean does not support negative values")
    if len(data) == 1:
        return data[0]
    if 0 in data:
        return 0
    return float(sum(map(Fraction, weights)) / sum(Fraction(w / x) for w, x in zip(weights, data) if w))


def median_grouped(data, interval=1):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    x = data[len(data) // 2]
    below, count = sum(v < x for v in data), data.count(x)
    return float(x) - float(interval) / 2 + interval * (len(data) / 2 - below) / count


def _sums(x, y, name):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f"{name} requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError(f"{name} requires at least two data points")
    xbar, ybar = math.fsum(x) / n, math.fsum(y) / n
    dx, dy = [v - xbar for v in x], [v - ybar for v in y]
    return n, xbar, ybar, math.fsum(a * b for a, b in zip(dx, dy)), math.fsum(a * a for a in dx), math.fsum(b * b for b in dy)


def covariance(x, y, /):
    n, _, _, sxy, _, _ = _sums(x, y, "covariance")
    return sxy / (n - 1)


def correlation(x, y, /):
    _, _, _, sxy, sxx, syy = _sums(x, y, "correlation")
    try:
        return sxy / math.sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


def linear_regression(x, y, /, *, proportional=False):
    _, xbar, ybar, sxy, sxx, _ = _sums(x, y, "linear regression")
    if proportional:
        sxy, sxx = math.fsum(a * b for a, b in zip(x, y)), math.fsum(a * a for a in x)
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope=slope, intercept=0.0 if proportional else ybar - slope * xbar)


class NormalDist:
    """A normal distribution."""

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(fmean(data), stdev(data))

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma ** 2.0)

    def pdf(self, x):
        variance = self._sigma ** 2.0
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        diff = x - self._mu
        return math.exp(diff * diff / (-2.0 * variance)) / math.sqrt(math.tau * variance)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + math.erf((x - self._mu) / (self._sigma * math.sqrt(2.0))))

    def zscore(self, x):
        return (x - self._mu) / self._sigma

    def samples(self, n, *, seed=None):
        gauss = _random.gauss if seed is None else _random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def __eq__(self, other):
        return (self._mu, self._sigma) == (other._mu, other._sigma) if isinstance(other, NormalDist) else NotImplemented

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * math.fabs(other))

    def __repr__(self):
        return f"NormalDist(mu={self._mu!r}, sigma={self._sigma!r})"
