/* Suggestions while typing, after the pattern "editable combobox with list" of the ARIA Authoring
   Practices. The form works without it; what the list offers are pages, and Enter without a choice
   sends the form as ever. */

const SHORTEST = 2;
const PAUSE_MS = 150;

export function enhance(form) {
  const input = form.querySelector("input[type=search]");
  const list = document.createElement("ul");
  const status = document.createElement("p");
  list.id = `${input.id}-vorschlaege`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Vorschläge");
  list.hidden = true;
  status.className = "suggestions-status";
  status.setAttribute("role", "status");
  form.append(list, status);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) input.setAttribute(name, value);

  let timer;
  let request;
  let active = -1;

  const options = () => [...list.children];

  function close() {
    clearTimeout(timer);
    request?.abort();
    list.hidden = true;
    status.textContent = "";
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  function choose(index) {
    active = index;
    options().forEach((option, at) => option.setAttribute("aria-selected", at === index));
    const option = options()[index];
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  function show(suggestions) {
    list.replaceChildren(...suggestions.map((suggestion, at) => optionFor(suggestion, at)));
    choose(-1);
    const count = suggestions.length;
    list.hidden = !count;
    input.setAttribute("aria-expanded", String(Boolean(count)));
    status.textContent = count === 1 ? "1 Vorschlag" : `${count || "Keine"} Vorschläge`;
  }

  function optionFor(suggestion, at) {
    const option = document.createElement("li");
    const kind = document.createElement("span");
    option.id = `${list.id}-${at}`;
    option.setAttribute("role", "option");
    option.dataset.url = suggestion.url;
    kind.className = "suggestion-kind";
    kind.textContent = suggestion.kind;
    option.append(suggestion.title, " ", kind);
    return option;
  }

  async function ask() {
    const words = input.value.trim();
    request?.abort();
    if (words.length < SHORTEST) { close(); return; }
    request = new AbortController();
    try {
      const query = new URLSearchParams({ q: words });
      const answer = await fetch(`${form.dataset.suggestions}?${query}`, { signal: request.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      const { suggestions } = await answer.json();
      if (document.activeElement === input) show(suggestions);
    } catch (error) {
      // Without suggestions the form is what it was; an aborted request has a successor.
      if (error.name !== "AbortError") close();
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });
  input.addEventListener("keydown", (event) => {
    const count = list.hidden ? 0 : options().length;
    if (event.key === "Escape" && count) {
      event.preventDefault(); // browsers would empty the field
      close();
    } else if (event.key === "ArrowDown" && !count) ask();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!count) return;
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One place more than options: the field itself stands between the last and the first.
      choose(((active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "Enter" && count && active >= 0) {
      event.preventDefault();
      location.assign(options()[active].dataset.url);
    } else if (event.key === "Tab") close();
  });
  input.addEventListener("blur", () => close());
  // Before the field loses focus, and with it the list.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
  if (input.value !== input.defaultValue) ask(); // typed while this module was on its way
}
