try:
    import no_such_thing
except ImportError as e:
    print(type(e).__name__, e, e.name)
try:
    from math import nothing_here
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0])
try:
    import math.sub
except ModuleNotFoundError as e:
    print(e)
import not_installed.sub
