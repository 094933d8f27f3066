/* What needs a script: the system's own way to share, and printing. */

export function enhance(place) {
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
