/* Filters without a new page: this part and the address change. Without an answer the browser goes
   there as ever. */

const name = (element) => element?.textContent.replace(/\([\d.]+\)\s*$/, "").trim();

export function enhance(part) {
  const status = document.createElement("p");
  status.className = "suggestions-status";
  status.setAttribute("role", "status");
  part.after(status);
  let request;

  part.addEventListener("click", (event) => {
    const link = event.target.closest(".narrow a, .filters a, .district-list a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(link.href, link);
  });
  part.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "get") return;
    event.preventDefault();
    const filled = [...new FormData(form)].filter(([, value]) => value);
    const url = new URL(form.action);
    url.search = new URLSearchParams(filled);
    go(url.href, event.submitter);
  });

  async function go(url, from) {
    const opened = [...part.querySelectorAll("details[open] > summary")].map(name);
    request?.abort();
    request = new AbortController();
    let page;
    try {
      const answer = await fetch(url, { signal: request.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      page = new DOMParser().parseFromString(await answer.text(), "text/html");
      part.replaceChildren(...page.getElementById(part.id).childNodes);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(url);
      return;
    }
    history.replaceState(null, "", url);
    document.title = page.title;
    for (const summary of part.querySelectorAll("summary")) {
      if (opened.includes(name(summary))) summary.parentElement.open = true;
    }
    focus(from);
    const said = part.querySelector("[role=status] p") ?? part.querySelector("h2");
    status.textContent = said?.textContent.trim() ?? "Alle werden gezeigt";
  }

  // The same control; a filter that was taken back is gone, then the part.
  function focus(from) {
    const controls = [...part.querySelectorAll(`${from.localName}:not([hidden])`)];
    const same = controls.find((control) => name(control) === name(from));
    part.tabIndex = -1;
    (same ?? part).focus({ preventScroll: Boolean(same) });
  }
}
