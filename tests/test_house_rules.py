"""House rules on how values travel: what is large is named where it is made, and no bare tuple carries unlike things.

Three rules over all of `src/firsthand`, read from the syntax alone:

- a constructor of more than six fields is called with names only (no place, no star, no `_make`);
- no parameter is a tuple of unlike things, or of three and more: that is several parameters in one. A pair of one kind
  (the two ends of a span, two sides) may be one;
- no public function or method gives a bare tuple of fixed length: it gives a noun (`NamedTuple`, frozen dataclass).
  A sort key is `tuple[str, ...]` or stays private.

The lists below name the places that still break a rule. A new one fails, and so does an entry that no longer holds.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "firsthand"
NAMES_ONLY_FROM = 7

PLACED: frozenset[str] = frozenset({})
BAGS: frozenset[str] = frozenset({})
BARE: frozenset[str] = frozenset({})


@dataclass
class Module:
    """One module's syntax: what it defines at its top and what it imports by name."""

    name: str
    tree: ast.Module
    classes: dict[str, ast.ClassDef] = field(default_factory=dict)
    aliases: dict[str, ast.expr] = field(default_factory=dict)
    imported: dict[str, tuple[str, str]] = field(default_factory=dict)
    functions: list[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]] = field(default_factory=list)


def read_module(name: str, text: str) -> Module:
    """A module with its classes, aliases, imports and functions (each with its dotted name)."""
    module = Module(name, ast.parse(text))
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("firsthand"):
            for alias in node.names:
                module.imported[alias.asname or alias.name] = (
                    node.module.removeprefix("firsthand").lstrip("."),
                    alias.name,
                )
    for statement in module.tree.body:
        if isinstance(statement, ast.ClassDef):
            module.classes[statement.name] = statement
        elif isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            module.aliases[statement.targets[0].id] = statement.value
        elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name) and statement.value:
            module.aliases[statement.target.id] = statement.value
    module.functions.extend(_functions(module.tree, ""))
    return module


def _functions(node: ast.AST, within: str) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{within}{child.name}", child
            yield from _functions(child, f"{within}{child.name}.")
        elif isinstance(child, ast.ClassDef):
            yield from _functions(child, f"{within}{child.name}.")
        else:
            yield from _functions(child, within)


@cache
def modules() -> dict[str, Module]:
    """All modules of the package by their dotted name below `firsthand`."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix("__init__").rstrip(".")
        found[name] = read_module(name, path.read_text("utf-8"))
    return found


def fixed(node: ast.expr | None, module: Module, known: dict[str, Module]) -> list[str]:
    """The element types of each tuple of fixed length that an annotation names, by itself, in a union or by an alias."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        node = ast.parse(node.value, mode="eval").body
    if isinstance(node, ast.BinOp):
        return fixed(node.left, module, known) + fixed(node.right, module, known)
    if isinstance(node, ast.Name):
        home, name = module.imported.get(node.id, (module.name, node.id))
        owner = known.get(home, module)
        return fixed(owner.aliases[name], owner, known) if name in owner.aliases and name != "tuple" else []
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "tuple" and isinstance(node.slice, ast.Tuple):
        elements = [ast.unparse(element) for element in node.slice.elts]
        return [", ".join(elements)] if "..." not in elements and len(elements) > 1 else []
    return []


def bags(module: Module, known: dict[str, Module]) -> set[str]:
    """The functions of a module with a parameter that is a tuple of unlike things, or of more than two."""
    found = set()
    for name, function in module.functions:
        args = function.args
        for arg in (*args.posonlyargs, *args.args, *args.kwonlyargs):
            for elements in fixed(arg.annotation, module, known):
                kinds = elements.split(", ")
                if len(kinds) > 2 or len(set(kinds)) > 1:
                    found.add(f"{module.name}:{name}")
    return found


def bare(module: Module, known: dict[str, Module]) -> set[str]:
    """The public functions and methods of a module that give a tuple of fixed length."""
    return {
        f"{module.name}:{name}"
        for name, function in module.functions
        if not any(part.startswith("_") for part in name.split(".")) and fixed(function.returns, module, known)
    }


def fields_of(home: str, name: str, known: dict[str, Module]) -> int | None:
    """How many fields the constructor of a dataclass or named tuple takes; None for any other class."""
    node = known[home].classes.get(name) if home in known else None
    if node is None:
        return None
    bases = [ast.unparse(base) for base in node.bases]
    inherited = [fields_of(*known[home].imported.get(base, (home, base)), known) for base in bases]
    made = any("dataclass" in ast.unparse(mark) for mark in node.decorator_list) or "NamedTuple" in bases
    if not made and not any(inherited):
        return None
    own = [
        line
        for line in node.body
        if isinstance(line, ast.AnnAssign)
        and "ClassVar" not in ast.unparse(line.annotation)
        and "init=False" not in (ast.unparse(line.value) if line.value else "")
    ]
    return len(own) + sum(count or 0 for count in inherited)


def placed(module: Module, known: dict[str, Module]) -> set[str]:
    """The functions of a module that fill a large constructor by place."""
    owners: dict[ast.AST, str] = {}
    for name, function in module.functions:
        owners.update(dict.fromkeys(ast.walk(function), name))
    found = set()
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call) or not (node.args or _is_make(node.func)):
            continue
        called = node.func.value if isinstance(node.func, ast.Attribute) and _is_make(node.func) else node.func
        size = _size(called, owners.get(node, ""), module, known)
        if size is not None and size >= NAMES_ONLY_FROM:
            found.add(f"{module.name}:{owners.get(node, '')}")
    return found


def _is_make(called: ast.expr) -> bool:
    return isinstance(called, ast.Attribute) and called.attr == "_make"


def _size(called: ast.expr, owner: str, module: Module, known: dict[str, Module]) -> int | None:
    if isinstance(called, ast.Name) and called.id == "cls":
        return fields_of(module.name, owner.split(".", maxsplit=1)[0], known)
    if isinstance(called, ast.Name):
        return fields_of(*module.imported.get(called.id, (module.name, called.id)), known)
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
        within, name = module.imported.get(called.value.id, ("", ""))
        return fields_of(f"{within}.{name}".lstrip("."), called.attr, known)
    return None


def _all(rule: str) -> set[str]:
    known = modules()
    rules = {"placed": placed, "bags": bags, "bare": bare}
    return {entry for module in known.values() for entry in rules[rule](module, known)}


def _holds(rule: str, left: frozenset[str]) -> None:
    found = _all(rule)
    assert not found - left, f"new: mend them {sorted(found - left)}"
    assert not left - found, f"mended: take them off the list {sorted(left - found)}"


def test_a_large_constructor_is_called_with_names_only() -> None:
    _holds("placed", PLACED)


def test_no_parameter_is_a_bag() -> None:
    _holds("bags", BAGS)


def test_no_public_function_gives_a_bare_tuple() -> None:
    _holds("bare", BARE)


def test_the_rules_see_what_they_forbid() -> None:
    text = """
from dataclasses import dataclass
Key = tuple[str, int]
@dataclass(frozen=True)
class Large:
    a: int; b: int; c: int; d: int; e: int; f: int; g: int
    @classmethod
    def of(cls, row): return cls(*row)
class Larger(Large):
    h: int
def by_place(): return Large(1, b=2, c=3, d=4, e=5, f=6, g=7)
def inherited(): return Larger(1)
def by_name(): return Large(a=1, b=2, c=3, d=4, e=5, f=6, g=7)
def bag(one: Key | None) -> None: ...
def long_bag(one: tuple[int, int, int]) -> None: ...
def pair(span: tuple[int, int], all: tuple[str, ...]) -> None: ...
def bare() -> tuple[int, int] | None: ...
def aliased() -> "Key": ...
def many() -> tuple[int, ...]: ...
def _private() -> tuple[int, str]: ...
class Holder:
    def method(self) -> Key: ...
"""
    module = read_module("example", text)
    known = {"example": module}
    assert placed(module, known) == {"example:Large.of", "example:by_place", "example:inherited"}
    assert bags(module, known) == {"example:bag", "example:long_bag"}
    assert bare(module, known) == {"example:bare", "example:aliased", "example:Holder.method"}
