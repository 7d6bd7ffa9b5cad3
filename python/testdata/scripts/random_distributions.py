import random
random.seed(123)
for name, args in [("gauss", (0, 1)), ("gauss", (10, 2)), ("gauss", (0, 1)), ("normalvariate", (0, 1)), ("normalvariate", (5, 0.5)), ("expovariate", (1.5,)), ("lognormvariate", (0, 0.25)), ("gammavariate", (2, 1)), ("gammavariate", (0.5, 2)), ("gammavariate", (1, 2)), ("betavariate", (2, 3)), ("paretovariate", (3,)), ("weibullvariate", (1, 1.5)), ("vonmisesvariate", (0, 4)), ("triangular", (1, 2))]:
    print(name, [round(getattr(random, name)(*args), 9) for _ in range(4)])
random.seed(1)
print(sum(random.gauss(0, 1) for _ in range(1000)) / 1000 < 0.1, round(random.gauss(), 9), random.random())
