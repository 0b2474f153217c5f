/* Of the jobs that the list shows, those that changed are asked for anew, together and little more than once a second. */
(() => {
  "use strict";
  const pause = 700;
  const changed = new Set();
  let waiting = false;

  document.addEventListener("live:changed", (event) => {
    changed.add(event.detail);
    if (waiting) return;
    waiting = true;
    setTimeout(ask, pause);
  });

  function ask() {
    waiting = false;
    const list = document.getElementById("jobs");
    const rows = [...document.querySelectorAll("#rows > tr[id]")].map((row) => row.id.slice(4));
    const ids = [...changed];
    changed.clear();
    if (!list) return;
    // Anything may have changed, or too much, or there is no table to put a row in.
    if (ids.includes(null) || ids.length > 200 || !rows.length) {
      htmx.ajax("GET", location.pathname + location.search, { target: "#jobs", select: "#jobs", swap: "outerHTML show:none" });
      return;
    }
    const known = ids.filter((id) => rows.includes(id));
    // Ids grow with time: what is newer than the first row belongs above it, what is older stands on a later page. Under a
    // status any may come in anew, as the server knows.
    const filtered = /[?&]status=[^&]/.test(list.dataset.changes);
    const added = ids.filter((id) => !rows.includes(id) && (filtered || id > rows[0]));
    if (known.length + added.length) htmx.ajax("GET", list.dataset.changes + "&known=" + known + "&added=" + added, { target: "#jobs", swap: "none" });
  }
})();
