"""A plan's sites, patrols and centres as objects, found by their ids."""

from collections.abc import Iterator, MutableMapping
from typing import TYPE_CHECKING, Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

if TYPE_CHECKING:
    import geopandas


class Item(MutableMapping[str, Any]):
    """One of a plan's sites, patrols or centres: its keys are attributes, and entries.

    >>> site = Item({"id": "T1", "azimuth_deg": 75})
    >>> site.azimuth_deg = 80
    >>> site["azimuth_deg"], site.id
    (80, 'T1')
    """

    _values: MutableMapping[str, Any]

    def __init__(self, values: MutableMapping[str, Any]) -> None:
        object.__setattr__(self, "_values", values)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._values:
            raise AttributeError(f"there is no {name} here; there are {', '.join(self._values) or 'no keys'}")
        return self._values[name]

    def __setattr__(self, name: str, value: Any) -> None:
        self._values[name] = value

    def __delattr__(self, name: str) -> None:
        del self._values[name]

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self._values[name] = value

    def __delitem__(self, name: str) -> None:
        del self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Item({dict(self._values)!r})"


class Items:
    """A plan's sites, patrols or centres, in order; found by `id`.

    >>> sites = Items({"sites": [{"id": "P1", "type": "fixed-pillar", "at": [22.9, 41.8]}]}, "sites")
    >>> sites["P1"].at
    [22.9, 41.8]
    >>> sites.add(id="T1", type="thermal-camera", at=[22.8, 41.9], azimuth_deg=75).type
    'thermal-camera'
    >>> sites.remove("P1")
    >>> [site.id for site in sites]
    ['T1']
    """

    def __init__(self, plan: MutableMapping[str, Any], key: str) -> None:
        self._plan = plan
        self._key = key

    @property
    def _list(self) -> list[Any]:
        found = self._plan.get(self._key)
        return found if isinstance(found, list) else []

    def __iter__(self) -> Iterator[Item]:
        return (Item(one) for one in self._list if isinstance(one, MutableMapping))

    def __len__(self) -> int:
        return len(self._list)

    def __contains__(self, name: object) -> bool:
        return any(one.get("id") == name for one in self)

    def __getitem__(self, name: str) -> Item:
        for one in self:
            if one.get("id") == name:
                return one
        known = ", ".join(str(one["id"]) for one in self if "id" in one) or "none with an id"
        raise KeyError(f"no {name} in {self._key}; there are {known}")

    def add(self, **values: Any) -> Item:
        """Adds one at the end.

        Raises:
            ValueError: its `id` is taken.
        """
        if "id" in values and values["id"] in self:
            raise ValueError(f"{values['id']} is in {self._key} already; give another id")
        if not isinstance(self._plan.get(self._key), list):
            self._plan[self._key] = CommentedSeq()
        new = CommentedMap(values)
        new.fa.set_flow_style()
        self._list.append(new)
        return Item(new)

    def add_points(self, frame: "geopandas.GeoDataFrame", **values: Any) -> None:
        """Adds one for each point of a GeoDataFrame: its columns are keys, empty ones are left out.

        Args:
            frame: points in any coordinate system.
            values: keys that all of them get, such as `type`.
        """
        places = frame.to_crs(4326).geometry
        table = frame.drop(columns=frame.geometry.name)
        for place, row in zip(places, table.to_dict("records"), strict=True):
            own = {str(key): value for key, value in row.items() if value == value and value is not None}
            self.add(**(values | own), at=[round(place.x, 7), round(place.y, 7)])

    def remove(self, name: str) -> None:
        """Takes the one with an id away.

        Raises:
            KeyError: there is none.
        """
        wanted = self[name]._values
        self._list[:] = [one for one in self._list if one is not wanted]

    def __repr__(self) -> str:
        return f"Items({[dict(one) for one in self]!r})"
