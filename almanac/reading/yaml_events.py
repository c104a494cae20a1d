"""PyYAML's events built into nodes in one pass, every scalar a text. It is loaded where a file needs it."""

from typing import Any

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, StreamEndEvent

from almanac.problem import Problem
from almanac.reading.faults import Fault
from almanac.reading.nodes import UNPRINTABLE, Map, Node, Scalar, Sequence, SourceText, place_of
from almanac.reading.plain import DEPTH, STAND_IN, Rows, nodes_of
from almanac.reading.yaml_faults import plain_words

DEEPEST = 50
LONGEST_KEY = 60  # a longer one is cut when a message quotes it


def parsed(source: SourceText, text: str, rows: Rows) -> tuple[Node | None, list[Problem]]:
    """The nodes of a text; of its `rows`, which were taken out, those are left over that stand where no list is."""
    builder = _Builder(source, text, rows)
    try:
        return builder.document(), builder.problems
    except _Refused as refused:
        return None, [*builder.problems, refused.problem]
    except yaml.YAMLError as fault:
        return None, [*builder.problems, plain_words(fault, source)]


class _Refused(Exception):
    """Ends the reading of one file; never leaves this module."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class _Builder:
    def __init__(self, source: SourceText, text: str, rows: Rows) -> None:
        self.source = source
        self.rows = rows
        self.problems: list[Problem] = []
        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self.next_event = loader(text).get_event

    def document(self) -> Node:
        self.next_event()  # the stream begins
        if isinstance(self.next_event(), StreamEndEvent):
            raise _Refused(self.empty())
        node = self.node(self.next_event(), 1)
        self.next_event()  # the document ends
        after = self.next_event()
        if not isinstance(after, StreamEndEvent):
            self.refuse(after, Fault.NOT_IN_USE, "a second document begins here; one file is one document")
        if isinstance(node, Scalar) and not node.text:
            raise _Refused(self.empty())
        return node

    def empty(self) -> Problem:
        return Problem(self.source.place(1), Fault.EMPTY_FILE, "nothing stands here yet: it is empty")

    def node(self, event: Any, depth: int) -> Node:
        if event.anchor is not None:
            self.refuse(event, Fault.NOT_IN_USE, "& and * are not in use; quotes go round text that starts so")
        if event.tag is not None:
            self.refuse(event, Fault.NOT_IN_USE, "! is not in use; quotes go round text that starts so")
        if depth > DEEPEST:
            self.refuse(event, Fault.TOO_DEEP, f"more than {DEEPEST} brackets or levels inside each other")
        mark = event.start_mark
        if isinstance(event, ScalarEvent):
            if event.style == '"' and (hidden := UNPRINTABLE.search(event.value)):
                message = f"the text has a character that cannot be seen (U+{ord(hidden[0]):04X})"
                self.refuse(event, Fault.CONTROL_CHARACTER, message)
            return Scalar(event.value, self.source, mark.line + 1, mark.column + 1, not event.style)
        return self.map(event, depth) if isinstance(event, MappingStartEvent) else self.sequence(event, depth)

    def sequence(self, start: Any, depth: int) -> Sequence:
        nodes: list[Node] = []
        while not isinstance(event := self.next_event(), SequenceEndEvent):
            if self.rows and isinstance(event, ScalarEvent) and event.value == STAND_IN:
                nodes += self.run(event, depth + 1)
            else:
                nodes.append(self.node(event, depth + 1))
        return Sequence(nodes, self.source, start.start_mark.line + 1, start.start_mark.column + 1)

    def run(self, event: Any, depth: int) -> list[Node]:
        """The rows that a word stands for; the word itself, where it is the editor's."""
        mark = event.start_mark
        run = self.rows.pop(mark.line + 1, None) if depth + DEPTH <= DEEPEST else None
        if run is None:
            return [self.node(event, depth)]
        return nodes_of(run, self.source, mark.line + 1, mark.column + 1)

    def map(self, start: Any, depth: int) -> Map:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := self.next_event(), MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(self.next_event(), depth + 1)
            if not isinstance(key, Scalar):
                message = "a key is a single word; lists and brackets cannot be keys"
                self.problems.append(Problem(place_of(key), Fault.SYNTAX, message))
            elif key.text == "<<" and key.plain:
                self.refuse(event, Fault.NOT_IN_USE, "<< (merge) is not in use here; write the keys out")
            elif key.text in pairs:
                self.problems.append(_repeated(key, pairs[key.text][0]))
            else:
                pairs[key.text] = (key, value)
        mark = start.start_mark
        return Map(pairs, self.source, mark.line + 1, mark.column + 1, bool(start.flow_style))

    def refuse(self, event: Any, kind: Fault, message: str) -> None:
        mark = event.start_mark
        raise _Refused(Problem(self.source.place(mark.line + 1, mark.column + 1), kind, message))


def _repeated(key: Scalar, first: Scalar) -> Problem:
    message = f"the key {key.text[:LONGEST_KEY]!r} stands here and in line {first.line}; one of them must go"
    return Problem(place_of(key), Fault.REPEATED_KEY, message, key.text)
