/* The one script that public pages load; they work without it. It does what data-enhance names, and
   fetches the larger modules when somebody begins to use them. */

/* What needs a script: the system's own way to share, and printing. */

function share(place) {
  const { shareUrl: url, shareTitle: title } = place.dataset;
  // A reader who thinks better of it has not met an error.
  if (navigator.share) add(place, "Teilen …", () => navigator.share({ url, title }).catch(() => {}));
  add(place, "Drucken", () => window.print());
}

function add(place, label, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-quiet";
  button.textContent = label;
  button.addEventListener("click", act);
  place.append(button);
}

/* A button that copies: the text at data-copy-url, or the text of the element whose id is
   data-copy-target. Its words come from data-copy-label. Without a clipboard (an old browser, a
   page without encryption) there is no button, and what stands beside it still works. */

const FEEDBACK_MS = 4000;

function copy(place) {
  if (!navigator.clipboard) return;
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  status.className = "copy-status";
  let timer;

  add(place, place.dataset.copyLabel, async () => {
    clearTimeout(timer);
    try {
      await navigator.clipboard.writeText(await textFor(place));
      status.textContent = "kopiert";
    } catch {
      status.textContent = "Das Kopieren ging nicht. Bitte markieren Sie den Text selbst.";
      return;
    }
    timer = setTimeout(() => { status.textContent = ""; }, FEEDBACK_MS);
  });
  place.append(" ", status);
}

async function textFor(place) {
  const { copyUrl, copyTarget } = place.dataset;
  if (copyTarget) return document.getElementById(copyTarget).innerText.trim();
  const answer = await fetch(copyUrl);
  if (!answer.ok) throw new Error(`${copyUrl}: ${answer.status}`);
  return answer.text();
}

/* Filters without a new page: this part and the address change. Without an answer the browser goes
   there as ever. */

const wordsOf = (element) => element?.textContent.replace(/\([\d.]+\)\s*$/, "").trim();

function narrow(part) {
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
    const opened = [...part.querySelectorAll("details[open] > summary")].map(wordsOf);
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
      if (opened.includes(wordsOf(summary))) summary.parentElement.open = true;
    }
    focus(from);
    const said = part.querySelector("[role=status] p") ?? part.querySelector("h2");
    status.textContent = said?.textContent.trim() ?? "Alle werden gezeigt";
  }

  // The same control; a filter that was taken back is gone, then the part.
  function focus(from) {
    const controls = [...part.querySelectorAll(`${from.localName}:not([hidden])`)];
    const same = controls.find((control) => wordsOf(control) === wordsOf(from));
    part.tabIndex = -1;
    (same ?? part).focus({ preventScroll: Boolean(same) });
  }
}

/* Modules that wait for somebody to begin. */

function suggest(form) {
  const start = () => import("./suggest.js").then((module) => module.enhance(form));
  if (form.contains(document.activeElement)) start();
  else form.addEventListener("focusin", start, { once: true });
}

function gallery(pictures) {
  async function begin(event) {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    pictures.removeEventListener("click", begin);
    await import("./gallery.js").then((module) => module.enhance(pictures), () => {});
    link.click(); // once more: shown, or followed if the module did not come
  }
  pictures.addEventListener("click", begin);
}

const passkey = (form) => import("./passkey.js").then((module) => module.enhance(form));

const enhancements = { copy, filters: narrow, gallery, passkey, share, suggest };

for (const element of document.querySelectorAll("[data-enhance]")) {
  enhancements[element.dataset.enhance]?.(element);
}
