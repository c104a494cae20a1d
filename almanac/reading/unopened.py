"""Records that are remembered and stay unopened until somebody asks for one of them."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any

Head = tuple[str, ...]  # what is asked of a record that is not opened


class Unopened(MutableMapping[str, Any]):
    """Records by name; those that lie together are opened together."""

    def __init__(self) -> None:
        self._records: dict[str, Any] = {}
        self._closed: dict[str, tuple[Head, Callable[[], object]]] = {}

    def close(self, heads: Mapping[str, Head], opened: Callable[[], object]) -> None:
        """Records of these names and heads lie together; `opened` puts them here."""
        for name, head in heads.items():
            self._records[name] = None
            self._closed[name] = head, opened

    def head(self, name: str, told: Callable[[Any], Head]) -> Head | None:
        """What is `told` of a record, which is not opened for that; None where it could not be read."""
        if name in self._closed:
            return self._closed[name][0]
        record = self._records[name]
        return None if record is None else told(record)

    def in_order(self, told: Callable[[Any], Head]) -> Mapping[str, Any]:
        """The records that could be read, in the order of what is told of them."""
        heads = [(head, name) for name in self._records if (head := self.head(name, told)) is not None]
        names = [name for _, name in sorted(heads)]
        return _Ordered(names, self) if self._closed else {name: self._records[name] for name in names}

    def __getitem__(self, name: str) -> Any:
        if name in self._closed:
            self._closed[name][1]()
        return self._records[name]

    def __setitem__(self, name: str, record: Any) -> None:
        self._closed.pop(name, None)
        self._records[name] = record

    def __delitem__(self, name: str) -> None:
        self._closed.pop(name, None)
        del self._records[name]

    def __contains__(self, name: object) -> bool:
        return name in self._records

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


class _Ordered(Mapping[str, Any]):
    """Some records in an order of their own."""

    def __init__(self, names: list[str], records: Mapping[str, Any]) -> None:
        self._names = dict.fromkeys(names)
        self._records = records

    def __getitem__(self, name: str) -> Any:
        if name not in self._names:
            raise KeyError(name)
        return self._records[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
