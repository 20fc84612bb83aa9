"""Formulas in t, as model files have them, parsed by Python's own parser and run as small programs.

A formula is smooth between the break points of whoever wrote it. `on(tree, t)` fixes every step, sign, floor, abs,
min and max as they stand at t, in the middle of a piece, so that the piece can be integrated up to and including
both of its ends; what does not depend on t is folded into a number.
"""

import ast
import math

import numpy as np
from numba import njit

CONSTANT, TIME, ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, NEGATE = range(8)
FUNCTIONS = ["sqrt", "exp", "log", "sin", "cos", "tan", "sinh", "cosh", "tanh", "asin", "acos", "atan"]
FIRST_FUNCTION = 8
BINARY = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "^"}
CODES = {"+": ADD, "-": SUBTRACT, "*": MULTIPLY, "/": DIVIDE, "^": POWER}
DECIDED = {
    "step": lambda x: 0.0 if x < 0 else 1.0,
    "sign": lambda x: float(np.sign(x)),
    "floor": math.floor,
}
STACK = 24


def parse(text):
    """A tree of tuples: ("number", x), ("t",), (operator, a, b), ("neg", a), (function, arguments...)."""
    return _tree(ast.parse(str(text).replace("^", "**"), mode="eval").body)


def _tree(node):
    if isinstance(node, ast.Constant):
        return ("number", float(node.value))
    if isinstance(node, ast.Name):
        return {"t": ("t",), "pi": ("number", math.pi), "e": ("number", math.e)}[node.id]
    if isinstance(node, ast.UnaryOp):
        inner = _tree(node.operand)
        return ("neg", inner) if isinstance(node.op, ast.USub) else inner
    if isinstance(node, ast.BinOp):
        return (BINARY[type(node.op)], _tree(node.left), _tree(node.right))
    if isinstance(node, ast.Call):
        return (node.func.id,) + tuple(_tree(a) for a in node.args)
    raise ValueError("not a formula: " + ast.dump(node))


def value(tree, t):
    """The formula at t, by recursion: slow, for decisions and checks."""
    name = tree[0]
    if name == "number":
        return tree[1]
    if name == "t":
        return t
    a = [value(x, t) for x in tree[1:]]
    if name == "+":
        return a[0] + a[1]
    if name == "-":
        return a[0] - a[1]
    if name == "*":
        return a[0] * a[1]
    if name == "/":
        return a[0] / a[1]
    if name in ("^", "pow"):
        return a[0] ** a[1]
    if name == "neg":
        return -a[0]
    if name in DECIDED:
        return DECIDED[name](a[0])
    if name == "abs":
        return abs(a[0])
    if name == "min":
        return min(a)
    if name == "max":
        return max(a)
    return getattr(math, name)(a[0])


def on(tree, t):
    """The smooth formula that this one is around t."""
    name = tree[0]
    if name in ("number", "t"):
        return tree
    if name in DECIDED:
        return ("number", value(tree, t))
    if name == "abs":
        inner = on(tree[1], t)
        return inner if value(tree[1], t) >= 0 else _folded(("neg", inner))
    if name in ("min", "max"):
        return on((min if name == "min" else max)(tree[1:], key=lambda x: value(x, t)), t)
    if name == "pow":
        name = "^"
    return _folded((name,) + tuple(on(x, t) for x in tree[1:]))


def _folded(tree):
    parts = tree[1:]
    if all(x[0] == "number" for x in parts):
        return ("number", value(tree, 0.0))
    zero = ("number", 0.0)
    if tree[0] == "*" and zero in parts:
        return zero
    if tree[0] in "+-" and parts[1] == zero:
        return parts[0]
    if tree[0] == "+" and parts[0] == zero:
        return parts[1]
    return tree


def product(a, b):
    return _folded(("*", a, b))


def constant(tree):
    """Its number, or None where it depends on t."""
    return tree[1] if tree[0] == "number" else None


def program(tree):
    """Codes and numbers, in the order in which a stack machine takes them."""
    codes, numbers = [], []
    _emit(tree, codes, numbers)
    return np.array(codes, dtype=np.int64), np.array(numbers, dtype=float)


def _emit(tree, codes, numbers):
    name = tree[0]
    number = 0.0
    if name == "number":
        code, number = CONSTANT, tree[1]
    elif name == "t":
        code = TIME
    else:
        for x in tree[1:]:
            _emit(x, codes, numbers)
        code = NEGATE if name == "neg" else CODES[name] if name in CODES else FIRST_FUNCTION + FUNCTIONS.index(name)
    codes.append(code)
    numbers.append(number)


@njit(cache=True)
def run(codes, numbers, first, last, t, stack):
    """The program in codes[first:last] at t; it must be smooth (see `on`)."""
    top = -1
    for i in range(first, last):
        code = codes[i]
        if code == CONSTANT:
            top += 1
            stack[top] = numbers[i]
        elif code == TIME:
            top += 1
            stack[top] = t
        elif code <= POWER:
            top -= 1
            a = stack[top]
            b = stack[top + 1]
            if code == ADD:
                a += b
            elif code == SUBTRACT:
                a -= b
            elif code == MULTIPLY:
                a *= b
            elif code == DIVIDE:
                a /= b
            elif b == 2.0:
                a *= a
            else:
                a = a**b
            stack[top] = a
        elif code == NEGATE:
            stack[top] = -stack[top]
        else:
            x = stack[top]
            which = code - FIRST_FUNCTION
            if which == 0:
                x = math.sqrt(x)
            elif which == 1:
                x = math.exp(x)
            elif which == 2:
                x = math.log(x)
            elif which == 3:
                x = math.sin(x)
            elif which == 4:
                x = math.cos(x)
            elif which == 5:
                x = math.tan(x)
            elif which == 6:
                x = math.sinh(x)
            elif which == 7:
                x = math.cosh(x)
            elif which == 8:
                x = math.tanh(x)
            elif which == 9:
                x = math.asin(x)
            elif which == 10:
                x = math.acos(x)
            else:
                x = math.atan(x)
            stack[top] = x
    return stack[0]
