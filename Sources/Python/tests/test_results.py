"""The program's results, opened: what Python says is what the program wrote."""

import filecmp
import gc
import json
import shutil
from pathlib import Path

import numpy
import pytest
import rasterio
import rasterio.transform

import karaula
from karaula.program import call


def test_layers_and_figures_are_those_of_the_files(demonstration: karaula.Result) -> None:
    summary = demonstration.summary
    assert summary == json.loads((demonstration.path / "summary.json").read_text())
    assert len(demonstration.gaps) == summary["gap_count"]
    assert demonstration.gaps["length_m"].max() == summary["longest_gap_m"]
    border = demonstration.border
    covered = border.loc[border["covered"].astype(bool), "length_m"].sum()
    # Each piece is rounded to the millimetre by itself.
    assert covered == pytest.approx(summary["covered_length_m"], abs=0.001 * len(border))
    assert set(demonstration.sites["id"]) <= set(demonstration.sensors["id"])
    assert demonstration.gaps.crs.to_epsg() == 4326
    assert demonstration.report.read_text().startswith("<!")
    with rasterio.open(demonstration.coverage) as raster:
        assert "probability" in raster.descriptions
    assert demonstration.table.strip() and "km" in demonstration._repr_html_()


def test_the_same_plan_gives_the_same_bytes(demonstration: karaula.Result, tmp_path: Path) -> None:
    again = karaula.demo(tmp_path / "again")
    assert again.run_id == demonstration.run_id
    # The report and the summary tell when they were made, or how long it took.
    names = ["border.geojson", "coverage.tif", "gaps.geojson", "karaula.gpkg", "sensors.geojson"]
    assert filecmp.cmpfiles(again.path, demonstration.path, names, shallow=False)[0] == names


def test_an_edited_plan_changes_the_result_as_the_program_says(demonstration: karaula.Result) -> None:
    plan = demonstration.plan
    name = next(iter(plan.sites)).id
    plan.sites.remove(name)
    less = karaula.run(plan)
    change = karaula.compare(demonstration, less)
    before, after = demonstration.summary["covered_length_m"], less.summary["covered_length_m"]
    assert change.gained_m - change.lost_m == pytest.approx(after - before, abs=0.01)
    kinds = change.pieces.groupby("kind")["length_m"].sum()
    assert kinds.get("lost", 0) == pytest.approx(change.lost_m, abs=0.001 * len(change.pieces))
    assert [path.name for path in demonstration.path.glob(".plan-*")] == []


def test_the_error_of_an_edited_plan_names_the_plan_and_not_its_copy(demonstration: karaula.Result) -> None:
    plan = demonstration.plan
    next(iter(plan.sites)).at = ["x", 1]
    with pytest.raises(karaula.BadDataError) as caught:
        karaula.run(plan)
    assert caught.value.file is not None and Path(caught.value.file).name == "plan.yaml"
    line = plan.text.splitlines()[caught.value.line - 1 if caught.value.line else 0]
    assert "x" in line


def test_a_temporary_result_goes_with_its_object() -> None:
    result = karaula.demo()
    path = result.path
    plan = result.plan
    del result
    gc.collect()
    assert path.exists() and plan.path is not None
    del plan
    gc.collect()
    assert not path.exists()


def test_maps_are_one_or_one_for_each_projection(demonstration: karaula.Result, tmp_path: Path) -> None:
    assert demonstration.coverages == [demonstration.coverage] == [demonstration.path / "coverage.tif"]
    shutil.copytree(demonstration.path, tmp_path / "several")
    several = karaula.Result(tmp_path / "several")
    (several.path / "coverage.tif").unlink()
    for number in (10, 2, 1):
        (several.path / f"coverage-{number}.tif").touch()
    assert [path.name for path in several.coverages] == ["coverage-1.tif", "coverage-2.tif", "coverage-10.tif"]
    assert several.coverage == several.coverages[0]


def test_a_placement_of_an_unsaved_plan_says_so(tmp_path: Path) -> None:
    (tmp_path / "placement.yaml").write_text("karaula: 1\nextends: ../.plan-ab12.yaml\n", encoding="utf-8")
    with pytest.raises(FileNotFoundError, match="never saved"):
        karaula.Placement(tmp_path).plan


def test_wrong_names_are_told(demonstration: karaula.Result) -> None:
    with pytest.raises(FileNotFoundError, match=r"the result has no losses\.json"):
        demonstration.losses
    with pytest.raises(karaula.MissingInputError, match="there is no such file"):
        karaula.run("none.yaml")
    with pytest.raises(FileNotFoundError, match="no such folder"):
        karaula.Result("none")


def test_requirements_are_those_of_the_program(demonstration: karaula.Result) -> None:
    plan = demonstration.plan
    fraction = demonstration.summary["covered_fraction"]
    plan["requirements"] = [{"metric": "covered_fraction", "at_least": limit} for limit in (fraction - 0.01, 0.99)]
    report = karaula.check(plan)
    assert not report and [one.met for one in report] == [True, False]
    assert report.missed[0].got == fraction
    assert list(report.table()["met"]) == [True, False]
    plan["requirements"].pop()
    assert karaula.check(plan)


@pytest.fixture
def ground() -> karaula.Raster:
    """Ground of integer heights from a fixed seed, with a void."""
    cells = numpy.random.default_rng(7).integers(0, 60, (40, 50)).astype(numpy.float32)
    transform = rasterio.transform.from_origin(500000, 4800000, 30, 30)
    return karaula.Raster(numpy.ma.masked_equal(cells, 59), transform, "EPSG:32634")


@pytest.mark.parametrize("mode", ["visible", "height"])
def test_a_viewshed_of_an_array_is_that_of_its_file(ground: karaula.Raster, mode: str, tmp_path: Path) -> None:
    dem, out = tmp_path / "dem.tif", tmp_path / "out.tif"
    profile = {"driver": "GTiff", "width": 50, "height": 40, "count": 1, "dtype": "float32", "nodata": -1}
    with rasterio.open(dem, "w", crs=ground.crs, transform=ground.transform, **profile) as file:
        file.write(numpy.ma.filled(ground.values, -1), 1)
    observer = (500600.0, 4799400.0)
    call(["viewshed", f"--dem={dem}", "--observer=500600,4799400", "--max-range=500", f"--mode={mode}", f"--output={out}"])
    with rasterio.open(out) as file:
        expected = file.read(1)
    seen = karaula.viewshed(ground, observer, max_range=500, mode="visible" if mode == "visible" else "height")
    if mode == "visible":
        assert seen.values.dtype == bool
        values = numpy.where(numpy.ma.filled(seen.values, False), 255, 0)
        assert numpy.array_equal(numpy.where(numpy.ma.getmaskarray(seen.values), 1, values), expected)
    else:
        assert numpy.array_equal(numpy.ma.filled(seen.values, -9999), expected)
    assert seen.crs.to_epsg() == 32634
    west, east, south, north = seen.extent
    assert west <= observer[0] <= east and south <= observer[1] <= north


def test_an_observer_outside_is_told_without_a_temporary_name(ground: karaula.Raster) -> None:
    with pytest.raises(karaula.KaraulaError, match="outside the DEM") as caught:
        karaula.viewshed(ground, (-3.0, 4.0))
    assert "/" not in (caught.value.file or "")


def test_what_the_program_warns_of_is_a_warning() -> None:
    with pytest.warns(karaula.KaraulaWarning, match="never counts as marginal"):
        karaula.demo()


@pytest.fixture(scope="module")
def response(demonstration: karaula.Result) -> karaula.Response:
    """Who comes to the demonstration's border: one vehicle, that nobody leaves to walk, which does not reach all of it."""
    plan = demonstration.plan
    plan["response"] = {
        "vehicles": [{"id": "V1", "type": "SUV", "at": [22.955, 41.775], "ready_s": 90}],
        "off_road": {"foot": "none"},
    }
    return karaula.response(plan)


def test_a_response_is_that_of_its_files(demonstration: karaula.Result, response: karaula.Response) -> None:
    figures, border = response.summary["figures"], response.border
    reached = border["response_s"].notna()
    assert reached.any() and not reached.all()
    assert border["length_m"].sum() == pytest.approx(figures["border_length_m"], abs=0.001 * len(border))
    # Each piece is rounded to the millimetre by itself.
    assert border.loc[~reached, "length_m"].sum() == pytest.approx(response.unreached_m, abs=0.001 * len(border))
    assert response.max_response_s is None and response.response_p95_s is None
    assert border.loc[reached, "response_s"].min() >= 90 and set(border.loc[reached, "vehicle"]) == {"V1"}
    assert response.table.startswith(demonstration.summary["name"]) and response.plan["response"]["vehicles"][0]["id"] == "V1"


def test_gaps_are_those_of_the_run_and_ways_lead_to_those_that_are_reached(
    demonstration: karaula.Result, response: karaula.Response
) -> None:
    gaps, ways = response.gaps, response.ways
    assert list(gaps["from_m"]) == list(demonstration.gaps["from_m"])
    told = {gap["id"]: gap["response_s"] for gap in response.summary["gaps"]}
    reached = gaps[gaps["response_s"].notna()]
    assert dict(zip(reached["id"], reached["response_s"], strict=True)) == {
        name: pytest.approx(seconds, abs=0.5) for name, seconds in told.items() if seconds is not None
    }
    assert list(ways["id"]) == list(reached["id"]) and len(ways) > 0
    # In the vehicle, beside roads: 5 km/h on all the way, after 90 s.
    assert ways["response_s"].tolist() == pytest.approx((90 + ways["off_road_m"] * 3.6 / 5).tolist(), abs=2)


def test_the_isochrones_have_the_times_of_the_border(response: karaula.Response) -> None:
    (path,) = response.isochrones
    with rasterio.open(path) as raster:
        assert raster.descriptions == ("response_s",)
        seconds = raster.read(1, masked=True)
    assert seconds.min() == pytest.approx(90, abs=1)
    assert seconds.max() >= response.border["response_s"].max() - 0.5


def test_a_plan_without_who_responds_is_told(demonstration: karaula.Result) -> None:
    with pytest.raises(karaula.KaraulaError, match="response"):
        karaula.response(demonstration.plan)


def test_the_ways_across_are_those_of_the_files(demonstration: karaula.Result) -> None:
    plan = demonstration.plan
    found = karaula.crossings(plan)
    figures, strength = found.summary["figures"], found.strength
    weakest = found.paths["probability"].min()
    assert weakest == pytest.approx(figures["weakest_crossing_probability"], abs=1e-4)
    unseen = strength.loc[strength["strength"] < 0.01, "length_m"].sum()
    assert unseen == pytest.approx(figures["crossable_unseen_m"], abs=0.001 * len(strength))
