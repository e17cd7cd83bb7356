// The map: MapLibre over Natural Earth outlines from this host; the server's sketch stays where it cannot start.
const box = document.getElementById("map");
const dark = matchMedia("(prefers-color-scheme: dark)");
const style = getComputedStyle(document.documentElement);
const colour = (name) => style.getPropertyValue(`--${name}`).trim();
const STATUSES = ["claimed", "corroborated", "disputed", "confirmed", "refuted"];
const MARKS = { claimed: "○", corroborated: "◉", disputed: "◇", confirmed: "●", refuted: "✕" };
const FONT = ["sans-serif"];

// A circle of so many metres as a ring of 48 points on the sphere.
function ring([lon, lat], metres) {
  const d = metres / 6371008.8, a = (lat * Math.PI) / 180, points = [];
  for (let n = 0; n <= 48; n++) {
    const t = (n / 48) * 2 * Math.PI;
    const b = Math.asin(Math.sin(a) * Math.cos(d) + Math.cos(a) * Math.sin(d) * Math.cos(t));
    const l = Math.atan2(Math.sin(t) * Math.sin(d) * Math.cos(a), Math.cos(d) - Math.sin(a) * Math.sin(b));
    points.push([lon + (l * 180) / Math.PI, (b * 180) / Math.PI]);
  }
  return points;
}

// Least and greatest value, a few far-off ones left out: the view opens where most of the events are.
function within(values) {
  const ranked = [...values].sort((a, b) => a - b), cut = Math.floor(ranked.length / 20);
  const inner = [ranked[cut], ranked[ranked.length - 1 - cut]], width = Math.max(inner[1] - inner[0], 0.5);
  const kept = ranked.filter((v) => inner[0] - 2 * width <= v && v <= inner[1] + 2 * width);
  return [kept[0], kept[kept.length - 1]];
}

const byStatus = (of) => ["match", ["get", "status"], ...STATUSES.flatMap((s) => [s, of(s)]), of("claimed")];

function layers() {
  const paint = { "text-color": colour("ink"), "text-halo-color": colour("land"), "text-halo-width": 1.6 };
  return [
    { id: "sea", type: "background", paint: { "background-color": colour("sea") } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("land") } },
    { id: "borders", type: "line", source: "land", paint: { "line-color": colour("edge"), "line-width": 1.2 } },
    { id: "radius", type: "fill", source: "circles", paint: { "fill-color": byStatus(colour), "fill-opacity": 0.1 } },
    { id: "rim", type: "line", source: "circles", paint: { "line-color": byStatus(colour), "line-width": 1, "line-dasharray": [3, 3] } },
    { id: "towns", type: "symbol", source: "towns", layout: { "text-field": ["concat", "• ", ["get", "name"]], "text-font": FONT, "text-size": 11.5, "text-anchor": "left", "text-offset": [-0.3, 0], "text-padding": 6, "symbol-sort-key": ["get", "rank"] }, paint: { ...paint, "text-color": colour("quiet") } },
    { id: "clusters", type: "circle", source: "events", filter: ["has", "point_count"], paint: { "circle-radius": ["step", ["get", "point_count"], 14, 10, 18, 100, 24], "circle-color": colour("card"), "circle-stroke-color": colour("ink"), "circle-stroke-width": 1.5 } },
    { id: "clustercounts", type: "symbol", source: "events", filter: ["has", "point_count"], layout: { "text-field": ["concat", ["get", "point_count"], ""], "text-font": FONT, "text-size": 13, "text-allow-overlap": true }, paint: { "text-color": colour("ink") } },
    { id: "marks", type: "circle", source: "events", filter: ["!", ["has", "point_count"]], paint: { "circle-radius": 9, "circle-color": colour("card"), "circle-stroke-color": byStatus(colour), "circle-stroke-width": 2 } },
    { id: "chosen", type: "circle", source: "events", filter: ["==", ["get", "event"], ""], paint: { "circle-radius": 14, "circle-opacity": 0, "circle-stroke-color": colour("focus"), "circle-stroke-width": 3 } },
    { id: "signs", type: "symbol", source: "events", filter: ["!", ["has", "point_count"]], layout: { "text-field": ["get", "mark"], "text-font": FONT, "text-size": 13, "text-allow-overlap": true, "text-ignore-placement": true }, paint: { "text-color": byStatus(colour) } },
    { id: "counts", type: "symbol", source: "events", filter: ["!", ["has", "point_count"]], layout: { "text-field": ["get", "counted"], "text-font": FONT, "text-size": 12, "text-anchor": "top", "text-offset": [0, 0.85], "text-optional": true }, paint },
  ];
}

// Several events may stand on one spot: the popup lists them all.
function popup(features) {
  const part = document.createElement("div");
  const seen = new Set();
  for (const { properties } of features) {
    if (seen.has(properties.event) || seen.size === 8) continue;
    seen.add(properties.event);
    const head = document.createElement("h3"), link = document.createElement("a"), line = document.createElement("div");
    link.href = `/events/${encodeURIComponent(properties.event)}`;
    link.textContent = (properties.summary || properties.code).slice(0, 120);
    head.append(link);
    const reports = `${properties.reports} report${properties.reports === 1 ? "" : "s"} / ${properties.origins} origin${properties.origins === 1 ? "" : "s"}`;
    const where = properties.place ? ` · ${properties.place} ± ${Number((properties.radius_m / 1000).toPrecision(3))} km` : "";
    line.textContent = `${MARKS[properties.status] || ""} ${properties.status} · ${reports}${where}`;
    part.append(head, line);
  }
  return part;
}

async function start() {
  const library = await import(box.dataset.maplibre);
  library.setWorkerUrl(new URL(box.dataset.worker, location.href).href);
  const [answer, land] = await Promise.all([fetch(box.dataset.source), fetch(box.dataset.land)]);
  const found = await answer.json();
  const placed = found.features.filter((f) => f.geometry);
  if (!placed.length) return;
  for (const f of placed) {
    f.properties.mark = MARKS[f.properties.status] || "○";
    f.properties.counted = `${f.properties.reports}/${f.properties.origins}`;
  }
  // Events on one spot share a circle, or their tints would add up to a wall.
  const rims = new Map(placed.map((f) => [`${f.geometry.coordinates} ${f.properties.radius_m}`, f]));
  const circles = [...rims.values()].map((f) => ({ type: "Feature", properties: f.properties, geometry: { type: "Polygon", coordinates: [ring(f.geometry.coordinates, f.properties.radius_m || 1)] } }));
  const xs = within(placed.map((f) => f.geometry.coordinates[0])), ys = within(placed.map((f) => f.geometry.coordinates[1]));
  const bounds = [[xs[0], ys[0]], [xs[1], ys[1]]];
  const collection = (features) => ({ type: "geojson", data: { type: "FeatureCollection", features } });
  const canvas = document.createElement("div");
  canvas.className = "mapcanvas";
  box.append(canvas);
  const map = new library.Map({
    container: canvas,
    bounds,
    fitBoundsOptions: { padding: 60, maxZoom: 9 },
    maxZoom: 14,
    attributionControl: false,
    style: {
      version: 8,
      sources: {
        land: { type: "geojson", data: await land.json(), tolerance: 0.2 },
        circles: collection(circles),
        towns: collection([]),
        events: { ...collection(placed), cluster: true, clusterRadius: 34, clusterMaxZoom: 10 },
      },
      layers: layers(),
    },
  });
  map.addControl(new library.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new library.ScaleControl({ unit: "metric" }), "bottom-right");
  map.addControl(new library.AttributionControl({ compact: true, customAttribution: "Outlines: Natural Earth. Names: GeoNames" }));
  await new Promise((ready, broken) => { map.once("load", ready); map.once("error", (e) => broken(e.error)); });
  box.querySelector(".sketch")?.remove();
  box.map = map; // for tests and the curious
  box.dataset.ready = "yes";
  map.getCanvas().setAttribute("aria-label", "Map of the events; the list beside it holds the same");

  const towns = async () => {
    const c = map.getCenter(), b = map.getBounds();
    const km = Math.min(c.distanceTo(b.getNorthEast()) / 1000, 400);
    const answer = await fetch(`/api/settlements.geojson?near=${c.lat.toFixed(3)},${c.lng.toFixed(3)}&within=${km.toFixed(0)}`);
    if (answer.ok) map.getSource("towns").setData(await answer.json());
  };
  towns();
  let waiting;
  map.on("moveend", () => { clearTimeout(waiting); waiting = setTimeout(towns, 300); });
  map.on("click", "marks", (e) => {
    const f = e.features[0];
    new library.Popup({ offset: 12, maxWidth: "20rem" }).setLngLat(f.geometry.coordinates).setDOMContent(popup(e.features)).addTo(map);
    document.getElementById(`row-${f.properties.event}`)?.scrollIntoView({ block: "nearest" });
    document.dispatchEvent(new CustomEvent("ss:mark", { detail: f.properties.event }));
  });
  map.on("click", "clusters", async (e) => {
    const f = e.features[0];
    const zoom = await map.getSource("events").getClusterExpansionZoom(f.properties.cluster_id);
    map.easeTo({ center: f.geometry.coordinates, zoom: zoom + 0.2 });
  });
  for (const layer of ["marks", "clusters"]) {
    map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
  }
  map.on("mousemove", "marks", (e) => document.dispatchEvent(new CustomEvent("ss:mark", { detail: e.features[0].properties.event })));
  document.addEventListener("ss:row", (e) => map.setFilter("chosen", ["==", ["get", "event"], e.detail || ""]));
  dark.addEventListener("change", () => { for (const layer of layers()) for (const [k, v] of Object.entries(layer.paint || {})) map.setPaintProperty(layer.id, k, v); });

  const bar = document.createElement("p"), search = document.createElement("button");
  bar.className = "mapbar";
  search.textContent = "Show only this area";
  search.hidden = true;
  search.type = "button";
  search.addEventListener("click", () => {
    const c = map.getCenter(), b = map.getBounds(), query = new URLSearchParams(location.search);
    query.set("near", `${c.lat.toFixed(3)},${c.lng.toFixed(3)}`);
    query.set("within", String(Math.max(1, Math.round(c.distanceTo([c.lng, b.getNorth()]) / 1000))));
    query.delete("cursor");
    location.search = query;
  });
  bar.append(search);
  box.append(bar);
  map.on("moveend", (e) => { if (e.originalEvent) search.hidden = false; });
}

start().catch((error) => {
  console.warn("the map could not start", error);
  box.querySelector(".mapcanvas")?.remove();
});
