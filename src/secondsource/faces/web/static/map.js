// The map: MapLibre over Natural Earth outlines from this host; the server's sketch stays where it cannot start.
const box = document.getElementById("map");
const dark = matchMedia("(prefers-color-scheme: dark)");
const style = getComputedStyle(document.documentElement);
const colour = (name) => style.getPropertyValue(`--${name}`).trim();
const STATUSES = ["claimed", "corroborated", "disputed", "confirmed", "refuted"];
const MARKS = { claimed: "○", corroborated: "◉", disputed: "◇", confirmed: "●", refuted: "✕" };
const FONT = ["sans-serif"];
// Words of the page's language, from the server; a count takes the form that its language gives to the number.
const WORDS = box ? JSON.parse(box.dataset.words) : {};
const forms = new Intl.PluralRules(document.documentElement.lang || "en");
const counted = (what, n) => (WORDS[what][forms.select(n)] || WORDS[what].other).replace("{n}", n);

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

const byStatus = (of) => ["match", ["get", "status"], ...STATUSES.flatMap((s) => [s, of(s)]), of("claimed")];

// What lies under the marks: our own outlines, or the tiles or style that the operator has set.
const outlines = () => [
  { id: "sea", type: "background", paint: { "background-color": colour("sea") } },
  { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("land") } },
  { id: "borders", type: "line", source: "land", paint: { "line-color": colour("edge"), "line-width": 1.2 } },
];

async function ground() {
  const { tiles, style: address, attribution } = box.dataset;
  const base = { version: 8, sources: {}, layers: [] };
  if (address) {
    const given = await (await fetch(address)).json();
    // Letters are drawn with this machine's fonts: no host is asked for glyphs. Addresses are relative to the style.
    delete given.glyphs;
    for (const source of Object.values(given.sources)) if (source.url) source.url = new URL(source.url, address).href;
    return { ...base, ...given };
  }
  if (tiles) {
    base.sources.tiles = { type: "raster", tiles: [tiles], tileSize: 256, maxzoom: 19, attribution: attribution || "" };
    base.layers.push({ id: "tiles", type: "raster", source: "tiles" });
    return base;
  }
  const land = await (await fetch(box.dataset.land)).json();
  base.sources.land = { type: "geojson", data: land, tolerance: 0.2, attribution: `${WORDS.outlines} Natural Earth` };
  base.layers.push(...outlines());
  return base;
}

function layers() {
  const paint = { "text-color": colour("ink"), "text-halo-color": colour("land"), "text-halo-width": 1.6 };
  return [
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

// Several events may stand on one spot: the popup lists the first of them, and leads to the rest.
function popup(found, many = found.length, at = null) {
  const part = document.createElement("div");
  const seen = new Set();
  for (const properties of found) {
    if (seen.has(properties.event) || seen.size === 8) continue;
    seen.add(properties.event);
    const head = document.createElement("h3"), link = document.createElement("a"), line = document.createElement("div");
    link.href = `/events/${encodeURIComponent(properties.event)}`;
    link.textContent = (properties.summary || properties.code).slice(0, 120);
    head.append(link);
    const reports = `${counted("reports", properties.reports)} / ${counted("origins", properties.origins)}`;
    const off = WORDS.off.replace("{n}", Number((properties.radius_m / 1000).toPrecision(3)));
    const where = properties.place ? ` · ${properties.place} ${off}` : "";
    line.textContent = `${MARKS[properties.status] || ""} ${WORDS.status[properties.status] || ""} · ${reports}${where}`;
    part.append(head, line);
  }
  if (many > seen.size && at) {
    const more = document.createElement("a"), query = new URLSearchParams(location.search), line = document.createElement("p");
    query.set("near", `${at[1].toFixed(4)},${at[0].toFixed(4)}`);
    query.set("within", "0.5");
    query.delete("cursor");
    more.href = `?${query}`;
    more.textContent = `${WORDS.all} ${counted("events", many)}`;
    line.append(more);
    part.append(line);
  }
  return part;
}

// Answers of the server for the map's view, asked for anew when the view leaves what was asked for or zooms.
function follower(map, show) {
  let held = null, asking = null, waiting;
  const wide = () => {
    const b = map.getBounds(), w = b.getEast() - b.getWest(), h = b.getNorth() - b.getSouth();
    const box = { west: b.getWest() - w / 2, east: b.getEast() + w / 2, south: Math.max(-90, b.getSouth() - h / 2), north: Math.min(90, b.getNorth() + h / 2) };
    if (box.east - box.west >= 360) return { ...box, west: -180, east: 180, world: true };
    const turn = (lon) => ((((lon + 180) % 360) + 360) % 360) - 180;
    return { ...box, from: turn(box.west), to: turn(box.east) };
  };
  const holds = () => {
    if (!held || held.zoom !== Math.floor(map.getZoom())) return false;
    const b = map.getBounds();
    return held.south <= b.getSouth() && b.getNorth() <= held.north && (held.world || (held.west <= b.getWest() && b.getEast() <= held.east));
  };
  const ask = async () => {
    if (holds()) return;
    asking?.abort();
    asking = new AbortController();
    const box = { ...wide(), zoom: Math.floor(map.getZoom()) };
    const sides = [box.world ? -180 : box.from, box.south, box.world ? 180 : box.to, box.north].map((v) => v.toFixed(4));
    const join = document.getElementById("map").dataset.view.includes("?") ? "&" : "?";
    try {
      const answer = await fetch(`${document.getElementById("map").dataset.view}${join}bbox=${sides}&zoom=${box.zoom}`, { signal: asking.signal });
      if (!answer.ok) return;
      held = box;
      show(await answer.json());
    } catch (error) {
      if (error.name !== "AbortError") console.warn("the map's marks could not be asked for", error);
    }
  };
  const later = () => { clearTimeout(waiting); waiting = setTimeout(ask, 150); };
  map.on("moveend", later);
  map.on("zoom", () => { if (!holds()) later(); });
  return ask;
}

// The marks of one answer as two collections: the marks, and the circles of single events.
function drawn(found) {
  const events = found.features, rims = new Map();
  for (const f of events) {
    const p = f.properties;
    if (p.point_count) continue;
    p.mark = MARKS[p.status] || "○";
    p.counted = `${p.reports}/${p.origins}`;
    // Events on one spot share a circle, or their tints would add up to a wall.
    rims.set(`${f.geometry.coordinates} ${p.radius_m}`, f);
  }
  const circles = [...rims.values()].map((f) => ({ type: "Feature", properties: { status: f.properties.status }, geometry: { type: "Polygon", coordinates: [ring(f.geometry.coordinates, f.properties.radius_m || 1)] } }));
  const collection = (features) => ({ type: "FeatureCollection", features });
  return { events: collection(events), circles: collection(circles) };
}

async function start() {
  const library = await import(box.dataset.maplibre);
  library.setWorkerUrl(new URL(box.dataset.worker, location.href).href);
  const [answer, under] = await Promise.all([fetch(box.dataset.view), ground()]);
  const found = await answer.json();
  if (!found.bounds) return;
  const [west, south, east, north] = found.bounds, first = drawn(found);
  const source = (data) => ({ type: "geojson", data });
  const canvas = document.createElement("div");
  canvas.className = "mapcanvas";
  box.append(canvas);
  const map = new library.Map({
    container: canvas,
    bounds: [[west, south], [east, north]],
    fitBoundsOptions: { padding: 60, maxZoom: 9 },
    maxZoom: 14,
    attributionControl: false,
    locale: WORDS.controls,
    style: {
      ...under,
      sources: { ...under.sources, circles: source(first.circles), towns: source({ type: "FeatureCollection", features: [] }), events: source(first.events) },
      layers: [...under.layers, ...layers()],
    },
  });
  map.addControl(new library.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new library.ScaleControl({ unit: "metric" }), "bottom-right");
  map.addControl(new library.AttributionControl({ compact: true, customAttribution: `${WORDS.names} GeoNames` }));
  await new Promise((ready, broken) => { map.once("load", ready); map.once("error", (e) => broken(e.error)); });
  box.querySelector(".sketch")?.remove();
  box.map = map; // for tests and the curious
  box.dataset.ready = "yes";
  map.getCanvas().setAttribute("aria-label", WORDS.canvas);

  const ask = follower(map, (view) => {
    const shown = drawn(view);
    map.getSource("events").setData(shown.events);
    map.getSource("circles").setData(shown.circles);
    box.dataset.shown = String(view.events);
  });
  await ask();

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
    new library.Popup({ offset: 12, maxWidth: "20rem" }).setLngLat(f.geometry.coordinates).setDOMContent(popup(e.features.map((one) => one.properties))).addTo(map);
    document.getElementById(`row-${f.properties.event}`)?.scrollIntoView({ block: "nearest" });
    document.dispatchEvent(new CustomEvent("ss:mark", { detail: f.properties.event }));
  });
  map.on("click", "clusters", (e) => {
    const { geometry, properties } = e.features[0];
    if (!properties.listed) {
      map.easeTo({ center: geometry.coordinates, zoom: Math.min(Math.floor(map.getZoom()) + 2.2, 14) });
      return;
    }
    const listed = JSON.parse(properties.listed);
    new library.Popup({ offset: 12, maxWidth: "20rem" }).setLngLat(geometry.coordinates).setDOMContent(popup(listed, properties.point_count, geometry.coordinates)).addTo(map);
    document.dispatchEvent(new CustomEvent("ss:mark", { detail: listed[0].event }));
  });
  for (const layer of ["marks", "clusters"]) {
    map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
  }
  map.on("mousemove", "marks", (e) => document.dispatchEvent(new CustomEvent("ss:mark", { detail: e.features[0].properties.event })));
  document.addEventListener("ss:row", (e) => map.setFilter("chosen", ["==", ["get", "event"], e.detail || ""]));
  dark.addEventListener("change", () => { for (const layer of [...(box.dataset.tiles || box.dataset.style ? [] : outlines()), ...layers()]) for (const [k, v] of Object.entries(layer.paint || {})) map.setPaintProperty(layer.id, k, v); });

  const bar = document.createElement("p"), search = document.createElement("button");
  bar.className = "mapbar";
  search.textContent = WORDS.area;
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
