print(round(0.5), round(1.5), round(2.5), round(-0.5), round(-1.5), round(2.675, 2), round(1.005, 2), round(1234.5678, -2))
print(round(15, -1), round(25, -1), round(1234, -2), round(5), round(5, 2), round(2.0), type(round(2.5)), type(round(2.5, 0)))
print(round(1e20), round(1.25, 1), round(1.35, 1), round(-2.5))
