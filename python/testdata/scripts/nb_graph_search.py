# Graphs: breadth first, Dijkstra, topological order, components, memo.
from collections import deque, defaultdict
from functools import lru_cache, cache
from heapq import heappush, heappop

edges = [("a", "b", 7), ("a", "c", 9), ("a", "f", 14), ("b", "c", 10), ("b", "d", 15), ("c", "d", 11), ("c", "f", 2), ("d", "e", 6), ("e", "f", 9), ("x", "y", 1)]
graph = defaultdict(dict)
for u, v, w in edges:
    graph[u][v] = graph[v][u] = w


def bfs(start, goal):
    came, queue = {start: None}, deque([start])
    while queue:
        node = queue.popleft()
        if node == goal:
            path = []
            while node is not None:
                path.append(node)
                node = came[node]
            return path[::-1]
        for n in sorted(graph[node]):
            if n not in came:
                came[n] = node
                queue.append(n)
    return None


def dijkstra(start):
    dist, heap = {}, [(0, start)]
    while heap:
        d, node = heappop(heap)
        if node in dist:
            continue
        dist[node] = d
        for n, w in graph[node].items():
            if n not in dist:
                heappush(heap, (d + w, n))
    return dist


print(bfs("a", "e"), bfs("a", "x"), dijkstra("a"))
seen, components = set(), []
for node in sorted(graph):
    if node not in seen:
        stack, group = [node], set()
        while stack:
            n = stack.pop()
            if n not in group:
                group.add(n)
                stack += graph[n].keys() - group
        seen |= group
        components.append(sorted(group))
print(components)


def toposort(deps):
    order, state = [], {}

    def visit(n, path=()):
        if state.get(n) == 1:
            raise ValueError("cycle: " + " -> ".join((*path, n)))
        if n in state:
            return
        state[n] = 1
        for d in sorted(deps.get(n, ())):
            visit(d, (*path, n))
        state[n] = 2
        order.append(n)

    for n in sorted(deps):
        visit(n)
    return order


print(toposort({"app": {"db", "web"}, "web": {"http"}, "db": set(), "http": {"net"}}))
try:
    toposort({"a": {"b"}, "b": {"c"}, "c": {"a"}})
except ValueError as e:
    print(e)


@lru_cache(maxsize=None)
def edit(a, b):
    if not a or not b:
        return len(a) + len(b)
    return min(edit(a[1:], b) + 1, edit(a, b[1:]) + 1, edit(a[1:], b[1:]) + (a[0] != b[0]))


print(edit("kitten", "sitting"), edit.cache_info().misses > 10, [edit("spark", w) for w in ("spark", "park", "shark", "")])


@cache
def ways(total, coins=(50, 20, 10, 5, 2, 1)):
    if total == 0:
        return 1
    if not coins or total < 0:
        return 0
    return ways(total - coins[0], coins) + ways(total, coins[1:])


print(ways(100), ways.cache_info().hits > 0)
grid = ["..#.", ".#..", "...."]
print("\n".join("".join("*" if (r, c) in {(0, 0), (2, 3)} else ch for c, ch in enumerate(row)) for r, row in enumerate(grid)))
queens = [p for p in __import__("itertools").permutations(range(6)) if len({c + r for r, c in enumerate(p)}) == len({c - r for r, c in enumerate(p)}) == 6]
print(len(queens), queens[0])
