def check(*sources):
    for s in sources:
        try:
            compile(s, "<string>", "exec")
            print(repr(s), "ok")
        except SyntaxError as e:
            print(repr(s), type(e).__name__, e.msg, e.lineno)

check("if x\n  pass", "if True:\npass", "for i in x\n  pass", "while True\n  pass", "def f()\n  pass", "class A\n  pass", "def f():\nreturn 1", "class A:\nx = 1", "for i in x:\nprint(i)", "while 1:\nx", "try:\nx", "try:\n  x\n", "try:\n  x\nexcept:\ny", "try:\n  x\nfinally:\ny", "with x:\ny", "with x\n  y", "if 1:\n  x\nelse:\ny", "if 1:\n  x\nelif 2:\ny", "if 1:\n  x\n else:\n  y", "  x = 1", "x = 1\n  y = 2", "if 1:\n    x\n  y", "def f():\n\tx\n        y", "else:\n  x", "if 1:\n  x\nelif\n  y", "try:\n  x\nexcept A, B:\n  y", "try:\n  x\nexcept:\n  y\nexcept A:\n  z", "try:\n  x\nelse:\n  y", "for x in y: pass\nelse\n  z", "lambda x", "lambda: (yield", "if x:\n", "def f():\n", "class C:\n  def m(self):\n  x = 1", "else", "try\n  x", "if 1 pass", "while:\n  x", "for in x:\n  y", "for x y:\n  z", "if x = 3:\n  pass", "while x = 1: pass")
