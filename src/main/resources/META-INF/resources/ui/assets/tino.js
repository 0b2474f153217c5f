/*
 * What pages need beyond htmx. Loaded in <head> without defer, so that the theme stands before the first paint.
 * Every text it shows comes from data-text-* attributes of <body> (or of the element), in the language of the page.
 */
(() => {
  "use strict";
  const root = document.documentElement;
  const within = (element, selector) => [...(element.matches?.(selector) ? [element] : []), ...element.querySelectorAll(selector)];
  const on = (name, listener) => document.addEventListener(name, listener);
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children.filter(Boolean));
    return element;
  };
  window.tino = { make, within };
  const text = (name) => document.body.dataset["text" + name] || "";

  // Theme: the reader's choice, else the system's

  const system = matchMedia("(prefers-color-scheme: dark)");
  const theme = () => root.dataset.theme || (system.matches ? "dark" : "light");
  const themed = () => {
    document.querySelectorAll("[data-theme-toggle]").forEach((b) => b.setAttribute("aria-pressed", String(theme() === "dark")));
    document.dispatchEvent(new CustomEvent("tino:theme"));
  };
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  } catch { /* storage may be forbidden: the system's theme then */ }
  root.dataset.js = "";
  system.addEventListener("change", themed);

  // Toasts

  function toast(content, kind = "") {
    const card = make("div", { className: "toast " + (kind && "toast-" + kind) }, make("div", {}, ...[].concat(content)));
    let region = document.getElementById("toasts");
    if (!region) document.body.append(region = make("div", { id: "toasts", role: "status" }));
    region.append(card);
    arm(card);
  }

  function arm(card) {
    if (card.dataset.armed) return;
    card.dataset.armed = "";
    const close = make("button", { type: "button", className: "quiet small icon-only", textContent: "\u00d7", onclick: () => card.remove() });
    close.setAttribute("aria-label", text("Close"));
    card.append(close);
    // A popover lies above an open dialog; shown anew it lies above a newer one too.
    const region = card.parentElement;
    region.popover = "manual";
    if (region.matches(":popover-open")) region.hidePopover();
    region.showPopover();
    const stay = card.classList.contains("toast-bad") ? 12000 : 6000;
    let timer = setTimeout(() => card.remove(), stay);
    card.onmouseenter = card.onfocusin = () => clearTimeout(timer);
    card.onmouseleave = () => timer = setTimeout(() => card.remove(), stay / 2);
  }

  // Refusals: the detail as a toast, each violation at its field

  function atField(form, violation) {
    const input = form?.elements?.namedItem(violation.field.split(".").pop());
    if (!input?.closest?.(".field")) return false;
    const error = make("p", { className: "field-error", id: "error-" + input.name, textContent: violation.message });
    input.closest(".field").append(error);
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", error.id);
    return true;
  }

  // What never came leaves word where its skeleton was.
  const missing = (event, words) => event.detail.target?.querySelectorAll(".skeleton")
    .forEach((skeleton) => skeleton.replaceWith(make("p", { className: "note note-bad", textContent: words })));

  // A refusal that comes as a part of the page is shown where the answer would be.
  on("htmx:beforeSwap", (event) => {
    const { xhr, isError } = event.detail;
    if (isError && xhr.getResponseHeader("Content-Type")?.startsWith("text/html")) Object.assign(event.detail, { shouldSwap: true, isError: false });
  });
  // A page that nobody sees does not ask again and again.
  on("htmx:beforeRequest", (event) => {
    if (document.hidden && event.detail.elt.matches("[hx-trigger^=every]")) event.preventDefault();
  });

  on("htmx:responseError", (event) => {
    let problem = {};
    try { problem = JSON.parse(event.detail.xhr.responseText); } catch { /* not ours: a proxy's page, or nothing */ }
    const form = event.detail.elt.closest("form");
    const elsewhere = (problem.violations || []).filter((violation) => !atField(form, violation));
    form?.querySelector("[aria-invalid=true]")?.focus();
    missing(event, problem.detail || text("Error"));
    toast([make("strong", { textContent: problem.detail || problem.title || text("Error") }),
      elsewhere.length && make("ul", {}, ...elsewhere.slice(0, 8).map((v) => make("li", { textContent: v.field ? v.field + ": " + v.message : v.message })))], "bad");
  });
  on("htmx:sendError", (event) => {
    missing(event, text("Offline"));
    toast(text("Offline"), "bad");
  });
  on("htmx:beforeRequest", (event) => {
    const form = event.detail.elt.closest("form");
    form?.querySelectorAll(".field-error[id]").forEach((old) => old.remove());
    form?.querySelectorAll("[aria-invalid]").forEach((input) => ["aria-invalid", "aria-describedby"].forEach((name) => input.removeAttribute(name)));
  });
  // A server says it with the header HX-Trigger: {"toast":{"text":"..","kind":"good"}}
  on("toast", (event) => toast(event.detail.text || event.detail.value, event.detail.kind));

  // Questions before a request: data-confirm on the element, or htmx's own hx-confirm

  on("htmx:confirm", (event) => {
    const asker = event.detail.elt;
    const question = asker.dataset.confirm || event.detail.question;
    if (!question) return;
    event.preventDefault();
    const act = asker.dataset.confirmAction || asker.textContent.trim() || text("Confirm");
    const heading = make("h2", { textContent: asker.dataset.confirmTitle || act, id: "question" });
    const yes = make("button", { type: "submit", value: "yes", className: asker.classList.contains("danger") ? "danger primary" : "primary", textContent: act });
    const no = make("button", { type: "submit", value: "", autofocus: true, textContent: text("Cancel") });
    const dialog = make("dialog", {}, make("form", { method: "dialog" }, heading, make("p", { textContent: question }), make("div", { className: "dialog-actions" }, no, yes)));
    dialog.setAttribute("aria-labelledby", heading.id);
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (dialog.returnValue === "yes") event.detail.issueRequest(true);
    });
    document.body.append(dialog);
    dialog.showModal();
  });

  // Live events: <x data-events="url">; each event NAME becomes live:NAME on the element

  const streams = new Map();

  function names(element) {
    const triggers = within(element, "[hx-trigger*='live:']").map((listener) => listener.getAttribute("hx-trigger")).join(" ");
    return new Set(["message", ...(element.dataset.eventNames || "").split(/\s+/), ...[...triggers.matchAll(/live:([\w.-]+)/g)].map((m) => m[1])].filter(Boolean));
  }

  function tell(element, name, data) {
    let detail = data;
    try { detail = JSON.parse(data); } catch { /* plain text */ }
    element.dispatchEvent(new CustomEvent("live:" + name, { bubbles: true, detail }));
  }

  function hear(element) {
    let stream = streams.get(element);
    if (!stream) {
      stream = { source: new EventSource(element.dataset.events), heard: new Set(), missed: element.dataset.live === "off" };
      streams.set(element, stream);
      stream.source.onopen = () => {
        element.dataset.live = "on";
        // What was told while nobody listened is not told again: let everything look anew.
        if (stream.missed) stream.heard.forEach((name) => name !== "message" && tell(element, name, "null"));
        stream.missed = false;
      };
      stream.source.onerror = () => {
        element.dataset.live = "off";
        stream.missed = true;
        if (stream.source.readyState !== EventSource.CLOSED) return;
        goWhereSent();
        setTimeout(() => { hush(element); if (element.isConnected && !document.hidden) hear(element); }, 15000);
      };
    }
    // An event named error is told by the server, or by the browser, and then without data, when the connection breaks.
    names(element).forEach((name) => {
      if (stream.heard.has(name)) return;
      stream.heard.add(name);
      stream.source.addEventListener(name, (event) => "data" in event && tell(element, name, event.data));
    });
  }

  // A stream that is refused does not say why. The page does, and tells where to go when nobody is logged in any more.
  async function goWhereSent() {
    const headers = { "HX-Request": "true", "HX-Current-URL": location.href };
    const target = await fetch(location.href, { headers }).then((answer) => answer.headers.get("HX-Redirect"), () => null);
    if (target) location.assign(target);
  }

  function hush(element) {
    streams.get(element)?.source.close();
    streams.delete(element);
    element.dataset.live = "off";
  }

  function hearAll() {
    streams.forEach((stream, element) => element.isConnected || hush(element));
    if (!document.hidden) document.querySelectorAll("[data-events]").forEach(hear);
  }
  // A hidden page keeps no connection: a browser has six of them for all its pages of one host.
  on("visibilitychange", () => document.hidden ? [...streams.keys()].forEach(hush) : hearAll());
  addEventListener("pagehide", () => [...streams.keys()].forEach(hush));
  addEventListener("pageshow", (event) => event.persisted && hearAll());

  // Relative times; from a week on, what the server wrote

  const units = [[60, "second"], [60, "minute"], [24, "hour"], [7, "day"]];
  const relative = new Intl.RelativeTimeFormat(root.lang || undefined, { numeric: "auto", style: "short" });

  function tick(element = document) {
    within(element, "time[data-relative]").forEach((time) => {
      time.title ||= time.textContent.trim();
      let span = (Date.parse(time.dateTime) - Date.now()) / 1000;
      for (const [size, unit] of units) {
        if (Math.abs(span) < size) { time.textContent = relative.format(Math.round(span), unit); return; }
        span /= size;
      }
      time.textContent = time.title;
    });
  }
  setInterval(tick, 20000);

  // Clicks and keys

  function menu(open) {
    const button = document.querySelector("[data-menu]");
    button?.closest(".side")?.toggleAttribute("data-open", open);
    button?.setAttribute("aria-expanded", String(open));
  }

  function choose(tab) {
    within(tab.closest("[role=tablist]"), "[role=tab]").forEach((one) => {
      one.setAttribute("aria-selected", String(one === tab));
      one.tabIndex = one === tab ? 0 : -1;
      document.getElementById(one.getAttribute("aria-controls")).hidden = one !== tab;
    });
    tab.focus();
  }

  on("click", (event) => {
    const near = (selector) => event.target.closest(selector);
    const opener = near("[data-menu]");
    if (opener) menu(opener.getAttribute("aria-expanded") !== "true");
    else if (!near(".menu") && document.querySelector(".side[data-open]")) menu(false);
    if (near("[data-theme-toggle]")) {
      root.dataset.theme = theme() === "dark" ? "light" : "dark";
      try { localStorage.setItem("theme", root.dataset.theme); } catch { /* for this page only, then */ }
      themed();
    }
    const tab = near("[role=tab]");
    if (tab) choose(tab);
    const copier = near("[data-copy]");
    if (copier) {
      const source = copier.dataset.copy;
      navigator.clipboard?.writeText(source.startsWith("#") ? document.querySelector(source).textContent : source)
        .then(() => toast(copier.dataset.copied || text("Copied"), "good"));
    }
    const dialog = near("[data-dialog]");
    if (dialog) document.getElementById(dialog.dataset.dialog).showModal();
    if (near("[data-close]")) near("dialog").close();
  });

  on("keydown", (event) => {
    const target = event.target;
    if (event.key === "Escape" && document.querySelector(".side[data-open]")) {
      menu(false);
      document.querySelector("[data-menu]").focus();
    }
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !target.closest("input, textarea, select, [contenteditable]")) {
      const search = document.querySelector("main input[type=search]");
      if (search) { event.preventDefault(); search.focus(); search.select(); }
    }
    if (target.matches("[role=tab]") && /^Arrow(Left|Right)$/.test(event.key)) {
      const tabs = within(target.closest("[role=tablist]"), "[role=tab]");
      choose(tabs.at((tabs.indexOf(target) + (event.key === "ArrowRight" ? 1 : -1)) % tabs.length));
    }
  });

  // Drop zone: .drop around (or on) a form's file input

  function over(event, isOver) {
    const zone = event.target.closest?.(".drop");
    if (!zone) return null;
    event.preventDefault();
    zone.toggleAttribute("data-over", isOver);
    return zone;
  }
  on("dragover", (event) => over(event, true));
  on("dragleave", (event) => over(event, false));
  on("drop", (event) => {
    const input = over(event, false)?.querySelector("input[type=file]");
    if (!input || !event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  on("change", (event) => {
    const zone = event.target.type === "file" && event.target.closest(".drop");
    if (!zone || !event.target.files.length) return;
    const name = zone.querySelector(".drop-name");
    if (name) name.textContent = [...event.target.files].map((file) => file.name).join(", ");
    if (zone.dataset.drop !== "manual") event.target.form.requestSubmit();
  });

  // What scrolls sideways must be reachable by keyboard

  function reach(element = document) {
    within(element, ".table-wrap, .code, pre").forEach((box) => {
      if (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    });
  }
  addEventListener("resize", () => reach());

  function prepare(element) {
    tick(element);
    reach(element);
    within(element, ".toast").forEach(arm);
    hearAll();
  }
  on("DOMContentLoaded", () => { themed(); prepare(document); });
  on("htmx:load", (event) => event.detail.elt !== document.body && prepare(event.detail.elt));
  on("htmx:afterSettle", hearAll);
})();
