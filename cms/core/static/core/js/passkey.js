/* Passkeys: the form stays hidden without a browser that knows them. What the server asks comes
   with the page, or is fetched when the button is pressed, and the answer is sent with the form. */

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

function readable(options) {
  const known = (list = []) => list.map((key) => ({ ...key, id: bytes(key.id) }));
  const read = { ...options, challenge: bytes(options.challenge) };
  if (options.user) read.user = { ...options.user, id: bytes(options.user.id) };
  read[options.user ? "excludeCredentials" : "allowCredentials"] = known(
    options.user ? options.excludeCredentials : options.allowCredentials,
  );
  return read;
}

function sendable(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function options(form) {
  if (!form.dataset.options) return JSON.parse(form.querySelector("#passkey-options").textContent);
  const answer = await fetch(form.dataset.options, { headers: { Accept: "application/json" } });
  return (await answer.json()).request_options;
}

export function enhance(form) {
  if (!window.PublicKeyCredential) return;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const failed = form.querySelector("[role=alert]");
    failed.hidden = true;
    try {
      const { publicKey } = await options(form);
      const asked = { publicKey: readable(publicKey) };
      const container = navigator.credentials;
      const credential = await (publicKey.user ? container.create(asked) : container.get(asked));
      form.elements.credential.value = JSON.stringify(sendable(credential));
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}
