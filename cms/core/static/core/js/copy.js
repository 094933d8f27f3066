/* A button that copies: the text at data-copy-url, or the text of the element whose id is
   data-copy-target. Its words come from data-copy-label. Without a clipboard (an old browser, a
   page without encryption) there is no button, and what stands beside it still works. */

const FEEDBACK_MS = 4000;

export function enhance(place) {
  if (!navigator.clipboard) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-quiet";
  button.textContent = place.dataset.copyLabel;
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  status.className = "copy-status";
  let timer;

  button.addEventListener("click", async () => {
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
  place.append(button, " ", status);
}

async function textFor(place) {
  const { copyUrl, copyTarget } = place.dataset;
  if (copyTarget) return document.getElementById(copyTarget).innerText.trim();
  const answer = await fetch(copyUrl);
  if (!answer.ok) throw new Error(`${copyUrl}: ${answer.status}`);
  return answer.text();
}
