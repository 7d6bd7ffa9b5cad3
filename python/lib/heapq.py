"""Heaps in lists: heap[i] <= heap[2*i+1] and heap[i] <= heap[2*i+2]."""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def _rise(heap, at, top):
    """Moves the item at a place up to where it belongs, not above top."""
    item = heap[at]
    while at > top:
        parent = (at - 1) >> 1
        if not item < heap[parent]:
            break
        heap[at] = heap[parent]
        at = parent
    heap[at] = item


def _sink(heap, at):
    """Moves the item at a place down to a leaf by way of the smaller children, and then up again."""
    top, end, item = at, len(heap), heap[at]
    child = 2 * at + 1
    while child < end:
        if child + 1 < end and not heap[child] < heap[child + 1]:
            child += 1
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _rise(heap, at, top)


def heappush(heap, item):
    heap.append(item)
    _rise(heap, len(heap) - 1, 0)


def heappop(heap):
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    first, heap[0] = heap[0], last
    _sink(heap, 0)
    return first


def heapreplace(heap, item):
    first, heap[0] = heap[0], item
    _sink(heap, 0)
    return first


def heappushpop(heap, item):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(x):
    for i in reversed(range(len(x) // 2)):
        _sink(x, i)


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


class _Head:
    """The first of what is left of an iterable; equal keys keep the order of the iterables."""

    def __init__(self, value, order, rest, key, reverse):
        self.value, self.order, self.rest, self.reverse = value, order, rest, reverse
        self.rank = value if key is None else key(value)

    def __lt__(self, other):
        if self.reverse:
            if other.rank < self.rank:
                return True
            return not self.rank < other.rank and self.order < other.order
        if self.rank < other.rank:
            return True
        return not other.rank < self.rank and self.order < other.order


def merge(*iterables, key=None, reverse=False):
    heap = []
    for order, it in enumerate(map(iter, iterables)):
        for value in it:
            heap.append(_Head(value, order, it, key, reverse))
            break
    heapify(heap)
    while heap:
        head = heap[0]
        yield head.value
        for value in head.rest:
            heapreplace(heap, _Head(value, head.order, head.rest, key, reverse))
            break
        else:
            heappop(heap)
