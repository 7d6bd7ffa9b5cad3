for text in ("1.5", " 2 ", "abc"):
    print(float(text))
