"""Plans are read, changed and written without loss."""

from pathlib import Path

import geopandas
import pytest
from shapely.geometry import Point

import karaula

PLAN = """\
# What is planned.
karaula: 1
name: "Two sites"     # quoted
border: {source: border.geojson, inside: left}
sites:
  - {id: P1, type: fixed-pillar, at: [22.954, 41.797]}
  # Looks east.
  - {id: T1, type: thermal-camera, at: [22.868, 41.966], azimuth_deg: 75}
  - {source: more.gpkg, layer: sites}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "plan.yaml"
    file.write_text(PLAN)
    return file


def test_a_plan_that_is_not_changed_is_written_as_it_was(path: Path) -> None:
    karaula.Plan.read(path).write()
    assert path.read_text() == PLAN


@pytest.mark.parametrize("text", ["sites:\n- id: A\n  at: [1, 2]\n", "a: 1\nsites:\n    - id: A\n      at: [1, 2]\n"])
def test_lists_stay_where_they_stood(path: Path, text: str) -> None:
    path.write_text(text)
    karaula.Plan.read(path).write()
    assert path.read_text() == text


def test_a_change_leaves_comments_order_and_the_rest(path: Path) -> None:
    plan = karaula.Plan.read(path)
    plan.sites["T1"].azimuth_deg = 80
    plan.sites.add(id="T2", type="thermal-camera", at=[22.9, 41.9])
    plan.write()
    expected = PLAN.replace("azimuth_deg: 75", "azimuth_deg: 80") + "  - {id: T2, type: thermal-camera, at: [22.9, 41.9]}\n"
    assert path.read_text() == expected


def test_a_comment_that_is_lost_is_warned_of(path: Path) -> None:
    path.write_text(PLAN.replace("azimuth_deg: 75}", "azimuth_deg: 75}   # A lens of 100 mm."))
    plan = karaula.Plan.read(path)
    with pytest.warns(karaula.KaraulaWarning, match="comments in lines 7 are lost"):
        plan.write()


def test_removal_and_names(path: Path) -> None:
    plan = karaula.Plan.read(path)
    plan.sites.remove("P1")
    assert "P1" not in plan.sites and "T1" in plan.sites
    with pytest.raises(KeyError, match="there are T1"):
        plan.sites["P1"]
    with pytest.raises(ValueError, match="T1 is in sites already"):
        plan.sites.add(id="T1")
    with pytest.raises(AttributeError, match="there are id, type, at, azimuth_deg"):
        plan.sites["T1"].azimuth


def test_points_of_a_frame_become_sites() -> None:
    points = [Point(2530000, 5130000), Point(2540000, 5140000)]
    frame = geopandas.GeoDataFrame({"id": ["A", "B"], "mast_height_m": [12.0, None]}, geometry=points, crs=3857)
    plan = karaula.Plan()
    plan.sites.add_points(frame, type="fixed-pillar")
    first, second = plan.sites
    assert (first.id, first.type, first.mast_height_m) == ("A", "fixed-pillar", 12.0)
    assert "mast_height_m" not in second
    back = frame.to_crs(4326).geometry
    assert first.at == pytest.approx([back[0].x, back[0].y], abs=1e-7)


def test_a_copy_is_a_plan_of_its_own(path: Path) -> None:
    plan = karaula.Plan.read(path)
    other = plan.copy()
    other.sites["T1"].azimuth_deg = 1
    assert plan.sites["T1"].azimuth_deg == 75


def test_a_changed_plan_is_run_from_its_folder_and_leaves_nothing_there(path: Path) -> None:
    plan = karaula.Plan.read(path)
    with plan.file() as same:
        assert same == path
    plan["name"] = "changed"
    with plan.file() as other:
        assert other.parent == path.parent and other != path
        assert "changed" in other.read_text()
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("text", ["a: [1, 2", "a: b: c", "- 1", "a: 1\na: 2\n"])
def test_what_is_no_plan_is_bad_data_with_its_file(path: Path, text: str) -> None:
    path.write_text(text)
    with pytest.raises(karaula.BadDataError) as caught:
        karaula.Plan.read(path)
    assert caught.value.file == str(path)


def test_a_plan_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(karaula.MissingInputError, match="No such file"):
        karaula.Plan.read(tmp_path / "none.yaml")
