// The preview alone has this script: after a reload the page stands where it stood, a change that was made while the
// page loaded is not missed, and Esc closes the panel until something is built again, or opens it before.
(() => {
  "use strict";
  const key = `almanac ${location.pathname}`;
  const named = () => [...document.querySelectorAll("main [id]")];
  const closed = () => [...document.querySelectorAll("details")];

  const count = document.currentScript.dataset.count;
  const look = async () => {
    const now = await fetch("/almanac/count").then((answer) => (answer.ok ? answer.text() : count)).catch(() => count);
    if (now !== count) location.reload();
  };
  document.addEventListener("LiveReloadConnect", look);
  look(); // it may have connected before this ran

  addEventListener("pagehide", () => {
    const above = named().filter((element) => element.getBoundingClientRect().top <= 80).pop();
    sessionStorage.setItem(key, JSON.stringify({
      y: scrollY,
      id: above ? above.id : "",
      offset: above ? above.getBoundingClientRect().top : 0,
      open: closed().map((details) => details.open),
    }));
  });

  addEventListener("load", () => {
    const kept = sessionStorage.getItem(key);
    if (!kept || performance.getEntriesByType("navigation")[0]?.type !== "reload") return;
    history.scrollRestoration = "manual";
    const was = JSON.parse(kept);
    const details = closed();
    if (details.length === was.open.length) details.forEach((one, place) => { one.open = was.open[place]; });
    const above = was.id && document.getElementById(was.id);
    const y = above ? scrollY + above.getBoundingClientRect().top - was.offset : was.y;
    scrollTo({ top: y, behavior: "instant" });
  });

  const panel = document.getElementById("almanac-panel");
  if (!panel) return;
  panel.hidden = sessionStorage.getItem("almanac closed") === count;
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    panel.hidden = !panel.hidden;
    sessionStorage.setItem("almanac closed", panel.hidden ? count : "");
  });
})();
