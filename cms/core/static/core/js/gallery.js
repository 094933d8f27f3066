/* Pictures one at a time, after the ARIA Authoring Practices' modal dialog; without it each is a link
   to its large file. */

export function enhance(gallery) {
  const links = [...gallery.querySelectorAll("figure > a")];
  if (!window.HTMLDialogElement || !links.length) return;
  const dialog = document.createElement("dialog");
  const picture = new Image();
  const caption = document.createElement("figcaption");
  const figure = document.createElement("figure");
  const status = document.createElement("p");
  const buttons = document.createElement("p");
  let at = 0;
  let opener;

  dialog.className = "pictures";
  dialog.setAttribute("aria-label", "Bilder");
  status.setAttribute("role", "status");
  buttons.className = "button-row";
  figure.append(picture, caption);
  dialog.append(status, figure, buttons);
  const back = button("Zurück", () => show(at - 1));
  const on = button("Vor", () => show(at + 1));
  const close = button("Schließen", () => dialog.close());
  back.hidden = on.hidden = links.length === 1;
  gallery.after(dialog);

  function button(label, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button button-quiet";
    made.textContent = label;
    made.addEventListener("click", act);
    buttons.append(made);
    return made;
  }

  function show(index) {
    at = (index + links.length) % links.length;
    const link = links[at];
    const small = link.querySelector("img");
    picture.removeAttribute("src"); // the last one would stand above the new caption
    picture.alt = small.alt;
    picture.src = link.href;
    caption.innerHTML = link.parentElement.querySelector("figcaption").innerHTML;
    status.textContent = `Bild ${at + 1} von ${links.length}`;
  }

  links.forEach((link, index) => link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    opener = link;
    show(index);
    dialog.showModal();
    (on.hidden ? close : on).focus();
  }));
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight") show(at + 1);
    if (event.key === "ArrowLeft") show(at - 1);
  });
  dialog.addEventListener("close", () => opener.focus());
}
