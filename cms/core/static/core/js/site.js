/* The one script of the public pages, which work without it: it fetches what data-enhance names. */

const enhancements = {
  copy: () => import("./copy.js"),
  filters: () => import("./filters.js"),
  gallery: () => import("./gallery.js"),
  passkey: () => import("./passkey.js"),
  share: () => import("./share.js"),
  suggest: () => import("./suggest.js"),
};

for (const element of document.querySelectorAll("[data-enhance]")) {
  enhancements[element.dataset.enhance]?.().then((module) => module.enhance(element));
}
